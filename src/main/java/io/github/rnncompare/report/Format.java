package io.github.rnncompare.report;

import io.github.rnncompare.results.SummaryRow;
import java.util.Locale;

/** Numbers as people read them. */
public final class Format {
  private Format() {}

  /** About four digits: 0.5312, 48.02, 123.5, 12346, and 1.400e-05 below a thousandth. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e5)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** "0.5312 ± 0.0213", or the mean alone where there is no deviation. */
  public static String meanAndDeviation(SummaryRow row) {
    return !(row.sd() > 0) ? number(row.mean()) : number(row.mean()) + " ± " + number(row.sd());
  }

  /** With commas: 1,941. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** With its sign: "+1.6 %", "−0.4 %". */
  public static String percent(double part) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * part).replace('-', '−');
  }
}
