package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Model files whose entries somebody has changed. */
public final class ForgedModels {
  private ForgedModels() {}

  /** The entries of a model that is not damaged, by their names. */
  public static Map<String, byte[]> entries(Path model) throws IOException {
    try {
      return ModelZip.unpack(model);
    } catch (DamagedException e) {
      throw new IllegalArgumentException(model + " is damaged", e);
    }
  }

  /** A zip of such entries. */
  public static byte[] packed(Map<String, byte[]> entries) {
    return ModelZip.pack(entries);
  }

  /** The same entries, with digests that are right again. */
  public static Map<String, byte[]> sealed(Map<String, byte[]> entries) {
    String yaml =
        new String(requireNonNull(entries.get(ModelZip.DESCRIPTION)), StandardCharsets.ISO_8859_1);
    int end = yaml.lastIndexOf("\nsha256:\n") + 1;
    Map<String, byte[]> all = new HashMap<>(entries);
    String sealed =
        ModelDigests.sealed(
            utf8(yaml.substring(0, end == 0 ? yaml.length() : end)),
            requireNonNull(entries.get(ModelZip.CONFIGURATION)),
            requireNonNull(entries.get(ModelZip.COEFFICIENTS)));
    all.put(ModelZip.DESCRIPTION, sealed.getBytes(StandardCharsets.UTF_8));
    return all;
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
