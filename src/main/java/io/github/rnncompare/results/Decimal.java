package io.github.rnncompare.results;

import io.github.rnncompare.spec.Numbers;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as result files have them, and nothing else that Java would take for one. */
final class Decimal {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");
  private static final Pattern NOT_ZERO = Pattern.compile("[^eE]*[1-9].*");

  private Decimal() {}

  /**
   * The number that {@code text} writes, or exactly "NaN", "Infinity" or "-Infinity". Java's own
   * "1f" and "0x1p3" are none; nor is what no double holds, "1e999" and "1e-999".
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

  /** The whole number that {@code text} writes in digits: no point, no exponent, no zeros ahead. */
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
