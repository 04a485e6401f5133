package io.github.rnncompare.data;

import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.UserErrorException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Parses numbers of data files, within the range of 32-bit floats, in which networks compute. */
final class DataNumber {
  private static final Set<String> MISSING =
      Set.of("", "nan", "na", "n/a", "null", "none", "nil", "?");
  private static final Set<String> INFINITE = Set.of("inf", "infinity", "∞");
  private static final Pattern SIGN = Pattern.compile("^[-+]");
  private static final Pattern WITH_COMMA =
      Pattern.compile("[-+]?[0-9.]*+,[0-9.,]*+([eE][-+]?\\d++)?");

  /** A number in this form is rejected only if it is beyond the range of a double. */
  private static final Pattern TOO_LARGE = Pattern.compile("[-+]?[0-9.]++[eE][+]?\\d++");

  private static final String IN_RANGE = " from -3.4e38 to 3.4e38";

  private DataNumber() {}

  /**
   * The number in a text.
   *
   * @param text without blanks around it
   * @param error makes the error for another text from what was expected: "expected a number"
   */
  static double parse(String text, Function<String, UserErrorException> error) {
    double value =
        Numbers.parse(text).orElseThrow(() -> error.apply("expected a number" + whatToDo(text)));
    if (Float.isInfinite((float) value)) {
      throw error.apply("expected a number" + IN_RANGE);
    }
    return value;
  }

  private static String whatToDo(String text) {
    String word = SIGN.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
    if (MISSING.contains(word)) {
      return ", but a value is missing; fill it in, or leave the row out";
    }
    if (INFINITE.contains(word)) {
      return " that is finite";
    }
    if (WITH_COMMA.matcher(text).matches()) {
      return " with a decimal point, such as 1.5, and no commas";
    }
    return TOO_LARGE.matcher(text).matches() ? IN_RANGE : "";
  }
}
