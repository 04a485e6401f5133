package io.github.rnncompare.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between the fields of a line.
 *
 * @param character a comma, a semicolon, a tab, a bar, or a blank for one or more blanks and tabs
 */
record Separator(char character) {
  static final Separator COMMA = new Separator(',');
  static final Separator BAR = new Separator('|');
  static final Separator BLANKS = new Separator(' ');

  private static final String USUAL = ",;\t";

  private static final Pattern DECLARATION =
      Pattern.compile("\"?sep=(.?)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECIMAL_COMMAS =
      Pattern.compile("\\s*[-+]?\\d+(,\\d+)?(\\s+[-+]?\\d+(,\\d+)?)+\\s*");

  /** Whether a first line declares a separator, as spreadsheets do: "sep=;", or "sep=". */
  static boolean isDeclaration(String line) {
    return DECLARATION.matcher(line.strip()).matches();
  }

  /** The one that such a line declares; empty if it is none that is known. */
  static Optional<Separator> declared(String line) {
    Matcher matcher = DECLARATION.matcher(line.strip());
    String character = matcher.matches() ? matcher.group(1) : "";
    if (character.isEmpty()) {
      return line.indexOf('\t') < 0 ? Optional.empty() : Optional.of(new Separator('\t'));
    }
    return (USUAL + BAR.character).contains(character)
        ? Optional.of(new Separator(character.charAt(0)))
        : Optional.empty();
  }

  /**
   * Comma, semicolon or tab, whichever is most frequent outside of quotes; empty if there is none,
   * or where commas are in numbers such as 1,5 with blanks between.
   */
  static Optional<Separator> usual(String line) {
    if (DECIMAL_COMMAS.matcher(line).matches() && line.indexOf('\t') < 0) {
      return Optional.empty();
    }
    Separator most = COMMA;
    for (int i = 0; i < USUAL.length(); i++) {
      Separator other = new Separator(USUAL.charAt(i));
      most = other.fields(line).size() > most.fields(line).size() ? other : most;
    }
    return most.fields(line).size() > 1 ? Optional.of(most) : Optional.empty();
  }

  /** The fields of a line, without quotes, and without blanks around them. */
  List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    String text = equals(BLANKS) ? line.strip() : line;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      quoted ^= next == '"';
      if (!quoted && isBetween(next)) {
        if (!equals(BLANKS) || !isBetween(text.charAt(i - 1))) {
          fields.add(field.toString().strip());
          field.setLength(0);
        }
      } else if (next != '"') {
        field.append(next);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }

  private boolean isBetween(char next) {
    return next == character || (equals(BLANKS) && next == '\t');
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "separator '%s'", character);
  }
}
