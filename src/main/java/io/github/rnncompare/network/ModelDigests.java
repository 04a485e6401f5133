package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.spec.Sha256;
import io.github.rnncompare.spec.SpecFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Ties the entries of a model file together: the description ends with the SHA-256 of each entry,
 * and of the description itself up to there. The digests detect entries that were mixed up or
 * edited, but not deliberate forgery.
 */
final class ModelDigests {
  /** The key of the description, which stands last. */
  static final String KEY = "sha256";

  private static final String START = "\n" + KEY + ":\n";

  private ModelDigests() {}

  /** A description followed by the digests of all entries. */
  static String sealed(String yaml, byte[] configuration, byte[] coefficients) {
    return yaml + SpecFile.dump(Map.of(KEY, digests(yaml, configuration, coefficients)));
  }

  /**
   * Checks the entries of a file against the digests in its description, if that has any.
   *
   * @param yaml the description
   */
  static void check(String yaml, Map<String, byte[]> entries) throws DamagedException {
    int start = yaml.lastIndexOf(START) + 1;
    if (start == 0) {
      return;
    }
    String before = yaml.substring(0, start);
    byte[] configuration = requireNonNull(entries.get(ModelZip.CONFIGURATION));
    byte[] coefficients = requireNonNull(entries.get(ModelZip.COEFFICIENTS));
    Map<String, String> digests = digests(before, configuration, coefficients);
    for (Map.Entry<String, String> digest : digests.entrySet()) {
      if (!yaml.substring(start).contains(digest.getKey() + ": " + digest.getValue() + "\n")) {
        throw new DamagedException(
            digest.getKey().equals(ModelZip.DESCRIPTION)
                ? "its " + ModelZip.DESCRIPTION + " was changed after it had been written"
                : String.format(
                    Locale.ROOT,
                    "its %s is not the one that its %s was written with, as if parts of two models had been put together",
                    digest.getKey(),
                    ModelZip.DESCRIPTION));
      }
    }
  }

  private static Map<String, String> digests(
      String yaml, byte[] configuration, byte[] coefficients) {
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put(ModelZip.DESCRIPTION, Sha256.of(yaml.getBytes(StandardCharsets.UTF_8)));
    digests.put(ModelZip.CONFIGURATION, Sha256.of(configuration));
    digests.put(ModelZip.COEFFICIENTS, Sha256.of(coefficients));
    return digests;
  }
}
