package io.github.rnncompare.statistics;

/** A closed interval. */
public record Interval(double low, double high) {
  /** Every number. */
  public static final Interval ANY =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** This interval, limited to {@code bounds}. */
  Interval within(Interval bounds) {
    return new Interval(clamped(low, bounds), clamped(high, bounds));
  }

  private static double clamped(double value, Interval bounds) {
    return Math.max(bounds.low, Math.min(bounds.high, value));
  }
}
