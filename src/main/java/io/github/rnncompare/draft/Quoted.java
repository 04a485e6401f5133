package io.github.rnncompare.draft;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes texts in YAML, quoted where needed. */
final class Quoted {
  /** Texts that need no quotes, except for {@link #WORDS}. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_/]([A-Za-z0-9_./? -]*[A-Za-z0-9_./?-])?");

  private static final List<String> WORDS =
      List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private Quoted() {}

  static String of(String text) {
    if (PLAIN.matcher(text).matches() && WORDS.stream().noneMatch(text::equalsIgnoreCase)) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(quoted, point));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int point) {
    switch (point) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      case '\r' -> quoted.append("\\r");
      default -> {
        if (isShown(point)) {
          quoted.appendCodePoint(point);
        } else {
          quoted.append(String.format(Locale.ROOT, "\\U%08X", point));
        }
      }
    }
  }

  private static boolean isShown(int point) {
    int type = Character.getType(point);
    return point == ' '
        || (type != Character.CONTROL
            && type != Character.FORMAT
            && type != Character.LINE_SEPARATOR
            && type != Character.PARAGRAPH_SEPARATOR
            && type != Character.SPACE_SEPARATOR
            && type != Character.UNASSIGNED
            && type != Character.PRIVATE_USE
            && type != Character.SURROGATE);
  }

  /** One text, or a YAML list of several on one line. */
  static String oneOrList(List<String> texts) {
    return texts.size() == 1 ? of(texts.get(0)) : list(texts);
  }

  /** A YAML list on one line. */
  static String list(List<String> texts) {
    return texts.stream().map(Quoted::of).collect(Collectors.joining(", ", "[", "]"));
  }
}
