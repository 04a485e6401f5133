package io.github.rnncompare.results;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.spec.OlderRules;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
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

  private static final String PARAMETERS = "coefficients.bin";

  private RepeatedModel() {}

  /**
   * How far two models differ.
   *
   * @return the largest difference of two parameters, relative to the largest parameter; infinite
   *     if anything else differs
   */
  static double difference(Path original, Path repeated) throws IOException {
    try {
      Map<String, byte[]> expected = contents(original);
      Map<String, byte[]> found = contents(repeated);
      boolean same = expected.keySet().equals(found.keySet());
      double difference = 0;
      for (Map.Entry<String, byte[]> entry : expected.entrySet()) {
        byte[] other = found.get(entry.getKey());
        if (same && !Arrays.equals(entry.getValue(), other)) {
          difference =
              entry.getKey().equals(PARAMETERS)
                  ? difference(parameters(entry.getValue()), parameters(requireNonNull(other)))
                  : Double.POSITIVE_INFINITY;
          same = Double.isFinite(difference);
        }
      }
      return same ? difference : Double.POSITIVE_INFINITY;
    } catch (ZipException | EOFException | UTFDataFormatException | UserErrorException e) {
      return Double.POSITIVE_INFINITY; // a damaged model equals no other
    }
  }

  private static double difference(float[] expected, float[] found) {
    double largest = 0;
    double difference = expected.length == found.length ? 0 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < Math.min(expected.length, found.length); i++) {
      largest = Math.max(largest, Math.max(Math.abs(expected[i]), Math.abs(found[i])));
      difference = Math.max(difference, Math.abs((double) expected[i] - found[i]));
    }
    return difference == 0 ? 0 : difference / largest;
  }

  /**
   * The floats of an array as ND4J writes it: for the array's shape and then for its entries a way
   * of allocation, a length and a type, followed by the numbers themselves.
   */
  private static float[] parameters(byte[] array) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(array))) {
      in.readUTF();
      long ofShape = in.readLong();
      in.readUTF();
      in.skipNBytes(ofShape * Long.BYTES);
      in.readUTF();
      long count = in.readLong();
      if (!in.readUTF().equals("FLOAT") || count != in.available() / Float.BYTES) {
        throw new EOFException("no array of floats");
      }
      float[] floats = new float[(int) count];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = in.readFloat();
      }
      return floats;
    }
  }

  /** Each entry, by its name. */
  private static Map<String, byte[]> contents(Path model) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (ZipFile zip = new ZipFile(model.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith(".yaml")) {
          bytes = withoutVersion(bytes, entry.getName());
        }
        contents.put(entry.getName(), bytes);
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
