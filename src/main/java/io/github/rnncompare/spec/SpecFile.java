package io.github.rnncompare.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads YAML files strictly: every error has a location, and all errors of a file are reported
 * together.
 */
public final class SpecFile {
  private static final int MAX_BYTES = 1_000_000;

  private SpecFile() {}

  /** A value read from a spec, and the resolved spec, with every default filled in. */
  public record Reading<T>(T value, Map<String, Object> resolved) {}

  /**
   * Reads {@code file} with {@code reader}, which gets the top section.
   *
   * @param overrides {@code key.path=value}, each replacing a value of the file
   * @throws UserErrorException listing each error as {@code file:line:column: message}
   * @throws IOException if the file exists and cannot be read
   */
  public static <T> Reading<T> read(Path file, List<String> overrides, Function<Section, T> reader)
      throws IOException {
    return open(file, overrides).read(reader);
  }

  /**
   * Parses {@code file}, to be read with one configuration or several.
   *
   * @param overrides {@code key.path=value}, each replacing a value of the file
   * @throws UserErrorException if it is not YAML, or an override does not fit
   * @throws IOException if the file exists and cannot be read
   */
  public static Document open(Path file, List<String> overrides) throws IOException {
    return open(text(file), file.toString(), overrides);
  }

  private static Document open(String text, String source, List<String> overrides) {
    Overrides options = new Overrides(parse(text, source));
    overrides.forEach(options::apply);
    return new Document(source, options);
  }

  /**
   * Parses {@code text} as {@link #open(Path, List)} parses a file.
   *
   * @param source names the text in messages
   * @throws UserErrorException if it is not YAML, or longer than a file may be
   */
  public static Document openText(String text, String source) {
    return openText(text, source, List.of());
  }

  /**
   * Parses the text of a resolved spec, which an older version may have written: it is read by
   * {@link OlderRules}.
   *
   * @param source names the text in messages
   * @throws UserErrorException if it is not YAML, or longer than a file may be
   */
  public static Document openResolved(String text, String source) {
    return openText(text, source, OlderRules.missing(load(text, source)));
  }

  private static Document openText(String text, String source, List<String> overrides) {
    checkLength(text.getBytes(StandardCharsets.UTF_8).length, source);
    return open(text, source, overrides);
  }

  private static void checkLength(long bytes, String source) {
    if (bytes > MAX_BYTES) {
      throw new UserErrorException(
          source + ": " + bytes + " bytes; a spec has at most " + MAX_BYTES);
    }
  }

  /**
   * Reads {@code text} as {@link #read} reads a file.
   *
   * @param source names the text in messages
   */
  public static <T> Reading<T> readText(String text, String source, Function<Section, T> reader) {
    return openText(text, source).read(reader);
  }

  private static String text(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new UserErrorException(
          "no such spec: " + file + ". A spec is a YAML file; examples are in experiments/");
    }
    PlainFile.require(file, "spec");
    checkLength(Files.size(file), file.toString());
    return TextFile.read(file, "spec");
  }

  /** Writes {@code content} as YAML, keeping its order. */
  public static String dump(Map<String, Object> content) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setUseUnicodeEncoding(true)
            .setWidth(100)
            .build();
    return new Dump(settings).dumpToString(content);
  }

  /**
   * Reads back what {@link #dump} has written.
   *
   * @throws UserErrorException if it is something else
   */
  public static Map<String, Object> load(String text, String source) {
    parse(text, source);
    Map<String, Object> content = new LinkedHashMap<>();
    Load load = new Load(LoadSettings.builder().build());
    if (Yaml.understood(source, () -> load.loadFromString(text)) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> content.put(String.valueOf(key), value));
    }
    return content;
  }

  /** The mapping at the top of {@code text}. */
  static MappingNode parse(String text, String source) {
    Node node = Yaml.compose(text, source);
    if (node instanceof MappingNode mapping) {
      return mapping;
    }
    throw new UserErrorException(source + ":1:1: expected keys and values (question: …, task: …)");
  }

  /** The entries of {@code mapping} by key; of duplicates the first. */
  static Map<String, NodeTuple> entries(MappingNode mapping) {
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      key(tuple).ifPresent(key -> entries.putIfAbsent(key, tuple));
    }
    return entries;
  }

  /** The entry's key, if it is a scalar. */
  static Optional<String> key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }
}
