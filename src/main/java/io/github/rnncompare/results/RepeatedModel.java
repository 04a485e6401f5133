package io.github.rnncompare.results;

import io.github.rnncompare.spec.OlderRules;
import io.github.rnncompare.spec.Sha256;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Compares two saved models, ignoring the version of the program that wrote them. */
final class RepeatedModel {
  /** The version and the digests in the description; one of the digests covers the version. */
  private static final Pattern OF_THE_PROGRAM =
      Pattern.compile("(?m)^(rnn_compare|commit): .*\\n|^sha256:\\n(  .*\\n)*");

  private RepeatedModel() {}

  static boolean isSame(Path original, Path repeated) throws IOException {
    try {
      return contents(original).equals(contents(repeated));
    } catch (ZipException | UserErrorException e) {
      return false; // a damaged model equals no other
    }
  }

  /** The digest of each entry, by the entry's name. */
  private static Map<String, String> contents(Path model) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (ZipFile zip = new ZipFile(model.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith(".yaml")) {
          bytes = withoutVersion(bytes, entry.getName());
        }
        contents.put(entry.getName(), Sha256.of(bytes));
      }
    }
    return contents;
  }

  /**
   * A model's description without the version of the program and what it keeps of its data, its
   * spec by {@link OlderRules}.
   */
  private static byte[] withoutVersion(byte[] description, String name) {
    String text = new String(description, StandardCharsets.UTF_8);
    Map<String, Object> content = SpecFile.load(OF_THE_PROGRAM.matcher(text).replaceAll(""), name);
    content.remove("trained_on"); // which follows from the data, and older models lack it
    if (content.get("spec") instanceof Map<?, ?> found) {
      Map<String, Object> spec = new LinkedHashMap<>();
      found.forEach((key, value) -> spec.put(String.valueOf(key), value));
      content.put("spec", OlderRules.filled(spec));
    }
    return sorted(content).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The keys of every section in alphabetical order, since an added key may stand anywhere. */
  private static Map<String, Object> sorted(Map<?, ?> section) {
    Map<String, Object> sorted = new TreeMap<>();
    section.forEach(
        (key, value) ->
            sorted.put(
                String.valueOf(key), value instanceof Map<?, ?> inner ? sorted(inner) : value));
    return sorted;
  }
}
