package io.github.rnncompare.results;

import io.github.rnncompare.spec.Numbers;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses numbers in the format of result files, which is stricter than Java's. */
final class Decimal {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");
  private static final Pattern NOT_ZERO = Pattern.compile("[^eE]*[1-9].*");

  private Decimal() {}

  /**
   * The value of a decimal number, or of exactly "NaN", "Infinity" or "-Infinity". Empty for Java's
   * "1f" and "0x1p3", and for numbers outside the range of a double, such as "1e999" and "1e-999".
   */
  static Optional<Double> number(String text) {
    return switch (text) {
      case "NaN" -> Optional.of(Double.NaN);
      case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default ->
          text.startsWith("+")
              ? Optional.empty()
              : Numbers.parse(text)
                  .filter(value -> value != 0 || !NOT_ZERO.matcher(text).matches());
    };
  }

  /**
   * The value of a whole number in digits, without point, exponent or leading zeros; else empty.
   */
  static Optional<Long> whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty(); // beyond 64 bits
    }
  }
}
