package io.github.rnncompare.spec;

import java.util.Locale;

/** Text from a user, as a message shows it: on one line and short. */
public final class Excerpt {
  private static final int MAX_SHOWN = 60;

  private Excerpt() {}

  public static String of(String text) {
    return of(text, MAX_SHOWN);
  }

  /**
   * The beginning of {@code text}, followed by "…" where something is cut.
   *
   * @param most about how many characters are shown; one that would break the line or cannot be
   *     printed is shown as its code point
   */
  static String of(String text, int most) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (shown.length() < most && at < text.length()) {
      int point = text.codePointAt(at);
      shown.append(isPrintable(point) ? Character.toString(point) : number(point));
      at += Character.charCount(point);
    }
    return at < text.length() ? shown + "…" : shown.toString();
  }

  /** "U+0000". */
  public static String number(int point) {
    return String.format(Locale.ROOT, "U+%04X", point);
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
