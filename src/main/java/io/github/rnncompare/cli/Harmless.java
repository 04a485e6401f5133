package io.github.rnncompare.cli;

import java.util.Locale;

/**
 * Makes text harmless for a terminal. Characters that would move the cursor, set the title, change
 * the direction of a line, or be invisible are escaped, as {@code \u001b} or {@code \U000e0041}.
 * Kept are line feeds (after a carriage return or not), tabs, and the joiners that Persian and
 * emoji need. Also kept are U+2068 and U+2069, which isolate right-to-left names; each isolate is
 * closed on its line.
 */
final class Harmless {
  private static final int ISOLATE = 0x2068;
  private static final int END_OF_ISOLATE = 0x2069;
  private static final int ARABIC_LETTER_MARK = 0x061C;

  private Harmless() {}

  /** Escapes a text, line by line. */
  static String text(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from) + 1;
      end = end == 0 ? text.length() : end;
      appendLine(text.substring(from, end), shown);
      from = end;
    }
    return shown.toString();
  }

  private static void appendLine(String line, StringBuilder shown) {
    int open = 0;
    int before = ' ';
    int at = 0;
    while (at < line.length()) {
      int point = line.codePointAt(at);
      if (point == '\n' || (point == '\r' && line.startsWith("\n", at + 1))) {
        open = close(open, shown);
      }
      if (point == ISOLATE || point == END_OF_ISOLATE) {
        int change = point == ISOLATE ? 1 : -1;
        if (open + change >= 0) {
          shown.appendCodePoint(point);
          open += change;
        }
      } else if (stays(line, at, point, before)) {
        shown.appendCodePoint(point);
      } else {
        shown.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08x" : "\\u%04x", point));
      }
      before = point;
      at += Character.charCount(point);
    }
    close(open, shown);
  }

  /** Closes open isolates, such as those of a long name that is cut; returns 0, none open. */
  private static int close(int open, StringBuilder shown) {
    shown.append(Character.toString(END_OF_ISOLATE).repeat(open));
    return 0;
  }

  /**
   * Whether a character is shown as it is.
   *
   * @param before the previous character
   */
  private static boolean stays(String line, int at, int point, int before) {
    return switch (Character.getType(point)) {
      case Character.CONTROL ->
          point == '\n' || point == '\t' || (point == '\r' && line.startsWith("\n", at + 1));
      case Character.FORMAT -> isJoiner(point) ? before > 0x7F : isArabicSign(point);
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      case Character.UNASSIGNED -> point < 0xE0000 || point > 0xE0FFF; // unassigned tags, invisible
      default -> true;
    };
  }

  /** Whether it joins or separates neighbouring letters or emoji, none of them in ASCII. */
  private static boolean isJoiner(int point) {
    return point == 0x200C || point == 0x200D;
  }

  /** Whether it is a visible character of category "format": signs around numbers and words. */
  private static boolean isArabicSign(int point) {
    return point >= 0x0600 && point <= 0x08E2 && point != ARABIC_LETTER_MARK;
  }
}
