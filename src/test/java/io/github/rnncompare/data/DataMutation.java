package io.github.rnncompare.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Damages a data file as editors, programs and cables do. */
final class DataMutation {
  private static final List<byte[]> TEXTS =
      List.of(
          utf8("NaN"),
          utf8("inf"),
          utf8("1e999"),
          utf8("-1e39"),
          utf8("0x1p3"),
          utf8("1,5"),
          utf8(";"),
          utf8(","),
          utf8("\t"),
          utf8(":"),
          utf8("?"),
          utf8("#"),
          utf8("\n@data\n"),
          utf8("\""),
          utf8("\"\""),
          utf8("\uFEFF"),
          utf8("\0"),
          utf8("\r"),
          utf8("\n"),
          utf8("\r\n\r\n"),
          utf8("é"),
          utf8("\uD83D\uDE00"),
          new byte[] {(byte) 0xff},
          new byte[] {(byte) 0xc3},
          new byte[] {0x1f, (byte) 0x8b});

  private DataMutation() {}

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One to three changes. */
  static byte[] of(byte[] content, Random random) {
    byte[] changed = content;
    for (int i = random.nextInt(3); i >= 0; i--) {
      changed = once(changed, random);
    }
    return changed;
  }

  private static byte[] once(byte[] content, Random random) {
    int at = random.nextInt(content.length + 1);
    int next = Math.min(content.length, at + 1);
    byte[] any = {(byte) random.nextInt(256)};
    return switch (random.nextInt(8)) {
      case 0 -> replaced(content, at, next, new byte[0]);
      case 1 -> replaced(content, at, at, any);
      case 2 -> replaced(content, at, next, any);
      case 3 -> replaced(content, at, next, utf8(String.valueOf(random.nextInt(10))));
      case 4 -> duplicatedLine(content, random);
      case 5 -> swappedLines(content, random);
      case 6 ->
          random.nextInt(4) == 0 ? replaced(content, at, content.length, new byte[0]) : content;
      default -> replaced(content, at, at, TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  private static byte[] replaced(byte[] content, int start, int end, byte[] by) {
    byte[] changed = new byte[start + by.length + content.length - end];
    System.arraycopy(content, 0, changed, 0, start);
    System.arraycopy(by, 0, changed, start, by.length);
    System.arraycopy(content, end, changed, start + by.length, content.length - end);
    return changed;
  }

  private static byte[] duplicatedLine(byte[] content, Random random) {
    List<String> lines = lines(content);
    int line = random.nextInt(lines.size());
    lines.add(line, lines.get(line));
    return joined(lines);
  }

  private static byte[] swappedLines(byte[] content, Random random) {
    List<String> lines = lines(content);
    Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
    return joined(lines);
  }

  /** Bytes as characters of Latin-1, so that none is lost. */
  private static List<String> lines(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    return new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
  }

  private static byte[] joined(List<String> lines) {
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }
}
