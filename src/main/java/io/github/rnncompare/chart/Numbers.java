package io.github.rnncompare.chart;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in a drawing. */
final class Numbers {
  private Numbers() {}

  /** Up to four digits: 0.5312, 48.02, 1, and 1.4e−5 below a thousandth or from a million on. */
  static String text(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    double size = Math.abs(value);
    return text(rounded, size >= 1e-3 && size < 1e6);
  }

  /** All digits; as 5e−7 where not {@code plain}. */
  static String text(BigDecimal value, boolean plain) {
    if (value.signum() == 0) {
      return "0";
    }
    if (plain) {
      return value.toPlainString().replace('-', '−');
    }
    BigDecimal shortest = value.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    return (shortest.movePointLeft(exponent).toPlainString() + "e" + exponent).replace('-', '−');
  }
}
