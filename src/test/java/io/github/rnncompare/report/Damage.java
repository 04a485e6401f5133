package io.github.rnncompare.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** What a disk, an editor or a hand may do to a file. */
public enum Damage {
  BYTE_CHANGED {
    @Override
    byte[] of(byte[] content, Random random) {
      content[random.nextInt(content.length)] = (byte) random.nextInt(256);
      return content;
    }
  },
  NUL {
    @Override
    byte[] of(byte[] content, Random random) {
      content[random.nextInt(content.length)] = 0;
      return content;
    }
  },
  NOT_UTF_8 {
    @Override
    byte[] of(byte[] content, Random random) {
      content[random.nextInt(content.length)] = (byte) 0xC3;
      return content;
    }
  },
  CUT_OFF {
    @Override
    byte[] of(byte[] content, Random random) {
      return Arrays.copyOf(content, random.nextInt(content.length));
    }
  },
  TWICE {
    @Override
    byte[] of(byte[] content, Random random) throws IOException {
      ByteArrayOutputStream twice = new ByteArrayOutputStream();
      twice.write(content);
      twice.write(content);
      return twice.toByteArray();
    }
  },
  LINE_LOST {
    @Override
    byte[] of(byte[] content, Random random) {
      List<String> lines = lines(content);
      lines.remove(random.nextInt(lines.size()));
      return bytes(lines);
    }
  },
  LINE_TWICE {
    @Override
    byte[] of(byte[] content, Random random) {
      List<String> lines = lines(content);
      int at = random.nextInt(lines.size());
      lines.add(at, lines.get(at));
      return bytes(lines);
    }
  },
  LINE_CUT {
    @Override
    byte[] of(byte[] content, Random random) {
      List<String> lines = lines(content);
      int at = random.nextInt(lines.size());
      lines.set(at, lines.get(at).substring(0, lines.get(at).length() / 2));
      return bytes(lines);
    }
  },
  COLUMN_LOST {
    @Override
    byte[] of(byte[] content, Random random) {
      return columns(content, random, 0);
    }
  },
  COLUMN_TWICE {
    @Override
    byte[] of(byte[] content, Random random) {
      return columns(content, random, 2);
    }
  },
  NUMBER {
    @Override
    byte[] of(byte[] content, Random random) {
      String text = new String(content, StandardCharsets.UTF_8);
      List<String> parts = new ArrayList<>(List.of(text.split("(?<=[, \\n])|(?=[,\\n])")));
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).matches("-?[0-9][0-9.eE-]*")) {
          numbers.add(i);
        }
      }
      if (!numbers.isEmpty()) {
        parts.set(
            numbers.get(random.nextInt(numbers.size())),
            NUMBERS.get(random.nextInt(NUMBERS.size())));
      }
      return bytes(List.of(String.join("", parts)));
    }
  },
  FIELD {
    @Override
    byte[] of(byte[] content, Random random) {
      List<String> lines = lines(content);
      if (lines.size() < 3) {
        return content;
      }
      int at = 1 + random.nextInt(lines.size() - 2);
      List<String> fields = new ArrayList<>(List.of(lines.get(at).split(",", -1)));
      int column = random.nextInt(fields.size());
      List<String> other = List.of(lines.get(random.nextInt(lines.size() - 1)).split(",", -1));
      boolean own = random.nextBoolean() && column < other.size();
      fields.set(column, own ? other.get(column) : NUMBERS.get(random.nextInt(NUMBERS.size())));
      lines.set(at, String.join(",", fields));
      return bytes(lines);
    }
  },
  LINES_SWAPPED {
    @Override
    byte[] of(byte[] content, Random random) {
      List<String> lines = lines(content);
      Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
      return bytes(lines);
    }
  },
  EMPTIED {
    @Override
    byte[] of(byte[] content, Random random) {
      return new byte[0];
    }
  },
  DELETED {
    @Override
    public void inflict(Path file, Random random) throws IOException {
      Files.delete(file);
    }
  },
  MADE_A_DIRECTORY {
    @Override
    public void inflict(Path file, Random random) throws IOException {
      Files.delete(file);
      Files.createDirectory(file);
    }
  };

  private static final List<String> NUMBERS =
      List.of(
          "",
          "ten",
          "-1",
          "0",
          "1.5",
          "NaN",
          "Infinity",
          "-Infinity",
          "1e300",
          "-1e300",
          "1e-300",
          "1e999",
          "9223372036854775807",
          "99999999999999999999",
          "null",
          "0x10",
          "0x1p3",
          "0.17d",
          "1f",
          "+1",
          " 1",
          "2000000000",
          "ok",
          "diverged",
          "failed",
          "higher");

  byte[] of(byte[] content, Random random) throws IOException {
    return content;
  }

  /** Does it to a file, which is there and not empty. */
  public void inflict(Path file, Random random) throws IOException {
    Files.write(file, of(Files.readAllBytes(file), random));
  }

  private static List<String> lines(byte[] content) {
    return new ArrayList<>(List.of(new String(content, StandardCharsets.UTF_8).split("\n", -1)));
  }

  private static byte[] bytes(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  /** One column so many times. */
  private static byte[] columns(byte[] content, Random random, int times) {
    List<String> lines = lines(content);
    int column = random.nextInt(lines.get(0).split(",", -1).length);
    return bytes(
        lines.stream()
            .map(
                line -> {
                  List<String> fields = new ArrayList<>(List.of(line.split(",", -1)));
                  if (column < fields.size()) {
                    String field = fields.remove(column);
                    for (int i = 0; i < times; i++) {
                      fields.add(column, field);
                    }
                  }
                  return String.join(",", fields);
                })
            .collect(Collectors.toList()));
  }
}
