package io.github.rnncompare.report;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.statistics.Scale;
import org.jspecify.annotations.Nullable;

/**
 * By how much the first architecture of a pair differs from the other: a difference, or a factor
 * where ratios are compared.
 *
 * @param shown "−0.1500", "× 0.187"; empty if there is none
 * @param interval "−0.1947 to −0.1053", "× 0.150 to 0.240"; an end that is open is "…"; empty if
 *     there is none
 */
record Difference(String shown, String interval) {

  static Difference of(ComparisonRow row) {
    String sign = isRatio(row) ? "× " : "";
    Double low = row.hodgesLehmannLow();
    Double high = row.hodgesLehmannHigh();
    return new Difference(
        row.hodgesLehmann() == null ? "" : sign + Format.optional(row.hodgesLehmann()),
        low == null && high == null ? "" : sign + end(low) + " to " + end(high));
  }

  static boolean isRatio(ComparisonRow row) {
    return row.scale().equals(Names.of(Scale.LOGARITHMIC));
  }

  private static String end(@Nullable Double end) {
    return end == null ? "…" : Format.optional(end);
  }
}
