package io.github.rnncompare.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as specs and data files write them: decimal, '.' as the point, no suffixes. */
public final class Numbers {
  /** Never backtracks over digits, so that the time is linear in the length of the text. */
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d++\\.?+\\d*+|\\.\\d++)([eE][-+]?\\d++)?");

  /** The digits of numbers that a search makes up. */
  private static final MathContext DIGITS = new MathContext(4);

  private Numbers() {}

  /** The nearest number of four digits. */
  static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /** The finite number in {@code text}; Java's own "1f", "0x1p3" and "NaN" are not accepted. */
  public static Optional<Double> parse(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  /** The same text for equal numbers, which {@link #parse} reads back: "0.001", "20", "1.0E-9". */
  public static String text(double value) {
    double size = Math.abs(value);
    return value == 0 || (size >= 1e-7 && size < 1e15)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
