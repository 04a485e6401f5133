package io.github.rnncompare.column;

import io.github.rnncompare.spec.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A way to write numbers, named by how it writes one and a quarter thousand and a half. */
public enum NumberForm {
  /** A decimal point, and nothing between thousands: "1250.5". */
  PLAIN("1250.5", '.', ""),
  /** Thousands apart by commas: "1,250.5". */
  COMMA_GROUPS("1,250.5", '.', ","),
  /** A decimal comma: "1250,5". */
  DECIMAL_COMMA("1250,5", ',', ""),
  /** Thousands apart by points, and a decimal comma: "1.250,5". */
  POINT_GROUPS("1.250,5", ',', "."),
  /** Thousands apart by blanks, of any width, and a decimal comma: "1 250,5". */
  BLANK_GROUPS("1 250,5", ',', " \u00A0\u2009\u202F"),
  /** Thousands apart by blanks, and a decimal point: "1 250.5". */
  BLANK_GROUPS_AND_POINT("1 250.5", '.', " \u00A0\u2009\u202F"),
  /** Thousands apart by apostrophes, and a decimal point: "1'250.5". */
  APOSTROPHE_GROUPS("1'250.5", '.', "'\u2019");

  private static final String MARKS = "%$€£¥₹";

  /** Before a number, with its sign in front, or behind it. */
  private static final Pattern MARK =
      Pattern.compile("^([-+]?)[$€£¥₹]\\s?(?=[-+]?\\d|\\.\\d)|(?<=\\d)()\\s?[%$€£¥₹]$");

  private final String example;
  private final char decimal;
  private final String separators;
  private final Pattern grouped;

  NumberForm(String example, char decimal, String separators) {
    this.example = example;
    this.decimal = decimal;
    this.separators = separators;
    String separator = separators.isEmpty() ? "(?!)" : "[" + separators + "]";
    // The same separator throughout; Indian numbers have groups of two before the last three.
    this.grouped =
        Pattern.compile(
            "[-+]?[1-9]\\d{0,2}(?=(?<separator>"
                + separator
                + "))(?:(?:\\k<separator>\\d{3})+|(?:\\k<separator>\\d{2})+\\k<separator>\\d{3})"
                + "(?:["
                + decimal
                + "]\\d*)?");
  }

  /** How it writes 1250.5, which is also its name in specs. */
  public String example() {
    return example;
  }

  /** The form with this example; empty if there is none. */
  public static Optional<NumberForm> of(String example) {
    return Stream.of(values()).filter(form -> form.example.equals(example)).findFirst();
  }

  /** The examples of some forms: "1,250.5 or 1250,5". */
  public static String examples(List<NumberForm> forms) {
    return forms.stream().map(NumberForm::example).collect(Collectors.joining(" or "));
  }

  /**
   * The finite number in a text, which may have the sign of a currency or of per cent: "$5", "5 %".
   *
   * @param written without blanks around it
   */
  public Optional<Double> parse(String written) {
    String text = unmarked(written);
    if (this == PLAIN) {
      return Numbers.parse(text);
    }
    if (isGrouped(text)) {
      return Numbers.parse(withPoint(without(text, separators)));
    }
    boolean otherPoint = decimal == ',' && text.indexOf('.') >= 0;
    return otherPoint ? Optional.empty() : Numbers.parse(withPoint(text));
  }

  /** A text without the sign of a currency or of per cent, before or behind its number. */
  static String unmarked(String text) {
    return mark(text).isEmpty() ? text : MARK.matcher(text).replaceFirst("$1");
  }

  /** The sign of a currency or of per cent in the text of a number; "" if it has none. */
  public static String mark(String text) {
    int start = !text.isEmpty() && "-+".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    if (start >= text.length()) {
      return "";
    }
    char first = text.charAt(start);
    char last = text.charAt(text.length() - 1);
    boolean before = MARKS.indexOf(first) >= 0;
    return before || MARKS.indexOf(last) >= 0 ? String.valueOf(before ? first : last) : "";
  }

  /** Whether a text has separators between its thousands. */
  boolean isGrouped(String text) {
    return grouped.matcher(text).matches();
  }

  private String withPoint(String text) {
    return text.replace(decimal, '.');
  }

  private static String without(String text, String characters) {
    StringBuilder rest = new StringBuilder(text.length());
    text.chars().filter(c -> characters.indexOf(c) < 0).forEach(c -> rest.append((char) c));
    return rest.toString();
  }
}
