package io.github.rnncompare.data;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.spec.UserErrorException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses numbers of data files, within the range of 32-bit floats, in which networks compute. */
public final class DataNumber {
  private static final Set<String> INFINITE = Set.of("inf", "infinity", "∞");
  private static final Pattern SIGN = Pattern.compile("^[-+]");

  /** A number in this form is rejected only if it is beyond the range of a double. */
  private static final Pattern TOO_LARGE = Pattern.compile("[-+]?[0-9.]++[eE][+]?\\d++");

  private static final String IN_RANGE = " from -3.4e38 to 3.4e38";

  private DataNumber() {}

  /**
   * The plain number in a text.
   *
   * @param text without blanks around it
   * @param error makes the error for another text from what was expected: "expected a number"
   */
  public static double parse(String text, Function<String, UserErrorException> error) {
    return parse(text, NumberForm.PLAIN, error, () -> "");
  }

  /**
   * The number in a field of a file whose spec says how numbers are written. What else a field may
   * be only its owner knows, so that all possible forms are named.
   */
  static double parse(String text, NumberForm form, Function<String, UserErrorException> error) {
    return parse(text, form, error, () -> otherForms(text, form));
  }

  private static String otherForms(String text, NumberForm form) {
    List<NumberForm> others =
        Stream.of(NumberForm.values()).filter(other -> other.parse(text).isPresent()).toList();
    return others.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            " such as %s; if all files write %s, set numbers to that",
            form.example(),
            NumberForm.examples(others));
  }

  private static double parse(
      String text,
      NumberForm form,
      Function<String, UserErrorException> error,
      Supplier<String> otherForms) {
    double value =
        form.parse(text)
            .orElseThrow(() -> error.apply("expected a number" + whatToDo(text, otherForms)));
    if (Float.isInfinite((float) value)) {
      throw error.apply("expected a number" + IN_RANGE);
    }
    return value;
  }

  private static String whatToDo(String text, Supplier<String> otherForms) {
    String word = SIGN.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
    if (Fields.USUAL.contains(word)) {
      return ", but a value is missing";
    }
    if (INFINITE.contains(word)) {
      return " that is finite";
    }
    return TOO_LARGE.matcher(text).matches() ? IN_RANGE : otherForms.get();
  }
}
