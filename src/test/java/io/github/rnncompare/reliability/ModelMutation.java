package io.github.rnncompare.reliability;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes a model's zip as a bad disk does, or as somebody who packs it again. */
enum ModelMutation {
  BYTES_CHANGED {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) {
      byte[] changed = model.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
      }
      return changed;
    }
  },
  CUT_OFF {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) {
      return Arrays.copyOf(model, random.nextInt(model.length));
    }
  },
  BYTES_LOST {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) {
      int at = random.nextInt(model.length);
      int end = Math.min(model.length, at + 1 + random.nextInt(20));
      return joined(Arrays.copyOf(model, at), Arrays.copyOfRange(model, end, model.length));
    }
  },
  BYTES_BEHIND {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) {
      return joined(model, Arrays.copyOf(other, random.nextInt(other.length)));
    }
  },
  BYTES_BEFORE {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) {
      return joined(Arrays.copyOf(other, random.nextInt(other.length / 2)), model);
    }
  },
  HALF_OF_ANOTHER {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) {
      int at = random.nextInt(Math.min(model.length, other.length));
      return joined(Arrays.copyOf(model, at), Arrays.copyOfRange(other, at, other.length));
    }
  },
  ENTRIES_IN_ANOTHER_ORDER {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) throws IOException {
      Map<String, byte[]> entries = entries(model);
      List<String> names = new ArrayList<>(entries.keySet());
      Collections.shuffle(names, random);
      Map<String, byte[]> ordered = new LinkedHashMap<>();
      names.forEach(name -> ordered.put(name, entries.getOrDefault(name, new byte[0])));
      return zip(ordered, ZipEntry.STORED);
    }
  },
  ENTRY_LOST {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) throws IOException {
      Map<String, byte[]> entries = entries(model);
      entries.remove(any(entries, random));
      return zip(entries, ZipEntry.STORED);
    }
  },
  ENTRY_OF_ANOTHER {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) throws IOException {
      Map<String, byte[]> entries = entries(model);
      String name = any(entries, random);
      entries.put(name, entries(other).getOrDefault(name, new byte[0]));
      return zip(entries, ZipEntry.STORED);
    }
  },
  ENTRY_MORE {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) throws IOException {
      Map<String, byte[]> entries = entries(model);
      entries.put(random.nextBoolean() ? "../../notes.txt" : "updaterState.bin", new byte[] {1, 2});
      return zip(entries, ZipEntry.STORED);
    }
  },
  COMPRESSED {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) throws IOException {
      return zip(entries(model), ZipEntry.DEFLATED);
    }
  },
  DESCRIPTION_CHANGED {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) throws IOException {
      return withText(model, DESCRIPTION, random, YAML);
    }
  },
  CONFIGURATION_CHANGED {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) throws IOException {
      return withText(model, CONFIGURATION, random, JSON);
    }
  },
  PARAMETER_CHANGED {
    @Override
    byte[] of(byte[] model, byte[] other, Random random) throws IOException {
      Map<String, byte[]> entries = entries(model);
      byte[] coefficients = entries.getOrDefault(COEFFICIENTS, new byte[0]).clone();
      float[] values = {Float.NaN, Float.POSITIVE_INFINITY, -3e38f, 0.5f, random.nextFloat()};
      ByteBuffer.wrap(coefficients)
          .putFloat(
              coefficients.length - Float.BYTES * (1 + random.nextInt(50)),
              values[random.nextInt(values.length)]);
      entries.put(COEFFICIENTS, coefficients);
      return zip(entries, ZipEntry.STORED);
    }
  };

  private static final String DESCRIPTION = "rnn-compare.yaml";
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";

  private static final List<String> YAML =
      List.of(
          "0",
          "-1",
          "1e999",
          ".nan",
          ".inf",
          "''",
          "~",
          "[1]",
          "{a: 1}",
          "gru",
          "lstm",
          "simple_rnn",
          "series",
          "classes",
          "standardise",
          "2147483648",
          "\"\\e[31m\"");

  private static final List<String> JSON =
      List.of(
          "0",
          "-1",
          "1",
          "7",
          "1e999",
          "NaN",
          "null",
          "[]",
          "{}",
          "true",
          "\"DOUBLE\"",
          "\"HALF\"",
          "\"io.github.rnncompare.layer.LSTM\"",
          "\"io.github.rnncompare.layer.SimpleRnn\"",
          "\"java.lang.Runtime\"",
          "2147483648");

  /**
   * A changed model.
   *
   * @param other model, for what is mixed from two
   */
  abstract byte[] of(byte[] model, byte[] other, Random random) throws IOException;

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** The zip with one value of an entry of "key: value" lines, YAML or JSON, replaced. */
  private static byte[] withText(byte[] model, String name, Random random, List<String> values)
      throws IOException {
    Map<String, byte[]> entries = entries(model);
    String text = new String(entries.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    String value = values.get(random.nextInt(values.size()));
    String line = lines.get(at);
    int colon = line.indexOf(": ");
    String comma = line.endsWith(",") ? "," : "";
    lines.set(at, colon < 0 ? line : line.substring(0, colon + 2) + value + comma);
    if (colon < 0) {
      lines.remove(at);
    }
    entries.put(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return zip(entries, ZipEntry.STORED);
  }

  private static String any(Map<String, byte[]> entries, Random random) {
    return List.copyOf(entries.keySet()).get(random.nextInt(entries.size()));
  }

  private static Map<String, byte[]> entries(byte[] model) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(model))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries, int method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        CRC32 checksum = new CRC32();
        checksum.update(content.getValue());
        ZipEntry entry = new ZipEntry(content.getKey());
        entry.setTime(0);
        entry.setMethod(method);
        entry.setSize(content.getValue().length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
