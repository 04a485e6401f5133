package io.github.rnncompare.results;

import io.github.rnncompare.spec.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    } catch (ZipException e) {
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
          String text = new String(bytes, StandardCharsets.UTF_8);
          bytes = OF_THE_PROGRAM.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
        }
        contents.put(entry.getName(), Sha256.of(bytes));
      }
    }
    return contents;
  }
}
