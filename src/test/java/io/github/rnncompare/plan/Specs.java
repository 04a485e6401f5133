package io.github.rnncompare.plan;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The texts of valid specs: all experiments, and some that use the other keys. */
public final class Specs {
  private Specs() {}

  /** By name. */
  static Map<String, String> all() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(Path.of("experiments"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        texts.put(String.valueOf(file.getFileName()), experiment(file));
      }
    }
    for (String name : List.of("grid.yaml", "draws.yaml", "matched.yaml", "preset.yaml")) {
      texts.put(name, of(name));
    }
    return texts;
  }

  /** An experiment; one whose sweep does not say how it chooses has too few seeds for success. */
  public static String experiment(Path file) throws IOException {
    String text = Files.readString(file);
    return text.contains("choose:")
        ? text
        : text.replaceFirst("(?m)^(sweep:.*)$", "$1\n  choose: mean");
  }

  /** One of those that stand among the tests. */
  static String of(String name) throws IOException {
    try (InputStream stream = requireNonNull(Specs.class.getResourceAsStream(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
