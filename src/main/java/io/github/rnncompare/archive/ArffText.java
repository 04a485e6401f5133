package io.github.rnncompare.archive;

import io.github.rnncompare.spec.UserErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Texts of ARFF files, plain or in quotes of either kind, within which a backslash escapes. */
final class ArffText {
  private final String line;
  private final Function<String, UserErrorException> error;
  private int at;

  /**
   * The texts of a line.
   *
   * @param error makes an error from what was expected
   */
  ArffText(String line, Function<String, UserErrorException> error) {
    this.line = line;
    this.error = error;
  }

  /** The fields of a list with commas between; blanks around them do not count. */
  List<String> fields() {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(field());
      if (at == line.length()) {
        return fields;
      }
      at++; // the comma
      if (at == line.length()) {
        fields.add("");
        return fields;
      }
    }
  }

  private String field() {
    skipBlanks();
    if (at < line.length() && isQuote(line.charAt(at))) {
      String text = quoted();
      skipBlanks();
      if (at < line.length() && line.charAt(at) != ',') {
        throw error.apply(
            String.format(
                Locale.ROOT,
                "character %d is '%c'; expected a comma behind a quoted text",
                at + 1,
                line.charAt(at)));
      }
      return text;
    }
    int end = line.indexOf(',', at);
    String text = line.substring(at, end < 0 ? line.length() : end).strip();
    at = end < 0 ? line.length() : end;
    return text;
  }

  /** The next word, up to a blank or an opening brace. */
  String word() {
    skipBlanks();
    if (at < line.length() && isQuote(line.charAt(at))) {
      return quoted();
    }
    int start = at;
    while (at < line.length()
        && !Character.isWhitespace(line.charAt(at))
        && line.charAt(at) != '{') {
      at++;
    }
    return line.substring(start, at);
  }

  /** What is left of the line, without blanks around it. */
  String rest() {
    return line.substring(at).strip();
  }

  private void skipBlanks() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isQuote(char character) {
    return character == '\'' || character == '"';
  }

  private String quoted() {
    int open = at;
    char quote = line.charAt(at++);
    StringBuilder text = new StringBuilder();
    while (at < line.length()) {
      char next = line.charAt(at++);
      if (next == quote) {
        return text.toString();
      }
      if (next == '\\' && at < line.length()) {
        next = escaped(line.charAt(at++));
      }
      text.append(next);
    }
    throw error.apply(
        String.format(Locale.ROOT, "the quote at character %d has no end in its line", open + 1));
  }

  private static char escaped(char character) {
    return switch (character) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> character;
    };
  }
}
