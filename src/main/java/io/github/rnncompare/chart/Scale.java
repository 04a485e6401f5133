package io.github.rnncompare.chart;

import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * An axis: its range, and how values are passed to XChart.
 *
 * @param from the value at the start of the axis, and {@code to} that at its end; base-10
 *     logarithms if {@code logarithmic}
 * @param unit by which values are divided for XChart
 */
record Scale(double from, double to, double unit, boolean logarithmic) {
  /** The ratio of the largest to the smallest value above which an axis is logarithmic. */
  private static final double FACTOR = 20;

  /** The smallest share of the axis that the values take. */
  private static final double MIN = 0.5;

  private static final double LARGEST = 1e300;
  private static final double SMALLEST = 1e-290;
  private static final double MAX_DECADES = 305;

  /**
   * Whether a value can be shown: NaN, infinities and values above 1e300, whose distances overflow,
   * cannot.
   */
  static boolean canShow(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /**
   * An axis for one or more values that can be shown. It is logarithmic if all are positive, the
   * largest is more than 20 times the smallest, and they are no shares.
   *
   * @param wished values that are shown too, the nearest first, as long as the others take half of
   *     the axis
   */
  static Scale of(Quantity quantity, Collection<Double> values, Collection<Double> wished) {
    return of(values, quantity.share() ? Double.POSITIVE_INFINITY : FACTOR, wished);
  }

  /** An axis for the values only, logarithmic under the same conditions. */
  static Scale of(Collection<Double> values) {
    return of(values, FACTOR, List.of());
  }

  /** A linear axis for the values. */
  static Scale linear(Collection<Double> values) {
    return of(values, Double.POSITIVE_INFINITY, List.of());
  }

  /** A linear axis for the values, and for those that are wished as long as they take half. */
  static Scale linear(Collection<Double> values, Collection<Double> wished) {
    return of(values, Double.POSITIVE_INFINITY, wished);
  }

  /** A logarithmic axis for positive values of {@code factor} or more; else a linear one. */
  static Scale logarithmicFrom(double factor, Collection<Double> values) {
    return of(values, factor * (1 - 1e-9), List.of());
  }

  private static Scale of(Collection<Double> values, double factor, Collection<Double> wished) {
    DoubleSummaryStatistics range =
        values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    boolean logarithmic = range.getMin() > SMALLEST && range.getMax() / factor > range.getMin();
    double low = measure(range.getMin(), logarithmic);
    double high = measure(range.getMax(), logarithmic);
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (!logarithmic && high - low <= Math.max(0.01 * largest, SMALLEST)) {
      double half = largest > SMALLEST ? 0.1 * largest : 0.5; // less is not worth the height
      low -= half;
      high += half;
    }
    double length = high - low;
    double middle = (low + high) / 2;
    List<Double> nearestFirst =
        wished.stream()
            .map(value -> measure(value, logarithmic))
            .filter(Scale::canShow)
            .sorted(Comparator.comparingDouble(value -> Math.abs(value - middle)))
            .toList();
    for (double value : nearestFirst) {
      if (length >= MIN * (Math.max(high, value) - Math.min(low, value))) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return padded(!logarithmic && low > 0 && low < 0.15 * high ? 0 : low, high, logarithmic);
  }

  /** An axis for whole numbers from 1 to {@code most}. */
  static Scale counts(long most) {
    return padded(1, Math.max(2, (double) most), false);
  }

  /** An axis for {@code count} categories, at whole numbers from 0. */
  static Scale places(int count) {
    return new Scale(-0.5, count - 0.49, 1, false);
  }

  /**
   * Adds padding of different size at the two ends: XChart takes its ticks from equally spaced
   * values.
   */
  private static Scale padded(double low, double high, boolean logarithmic) {
    double length = high - low;
    double largest = Math.max(Math.abs(low), Math.abs(high));
    // XChart rounds its steps to ten decimals and writes large numbers out.
    boolean plain = logarithmic || (length >= 0.01 && largest < 1e5);
    double unit = plain ? 1 : StrictMath.pow(10, Math.floor(StrictMath.log10(largest)));
    return new Scale(low - 0.02 * length, high + 0.04 * length, unit, logarithmic);
  }

  /** The place of a value: 0 at the start of the axis, 1 at its end. */
  double place(double value) {
    return (measure(value, logarithmic) - from) / (to - from);
  }

  /** The number that XChart gets for a place. */
  double at(double place) {
    double measured = from + place * (to - from);
    // Padding beyond the largest or the smallest double would be infinite, or 0.
    return logarithmic
        ? StrictMath.pow(10, Math.max(-MAX_DECADES, Math.min(MAX_DECADES, measured)))
        : measured / unit;
  }

  /**
   * The number that XChart gets for a value; a value far beyond the axis is moved close to its end.
   */
  double of(double value) {
    double place = place(value);
    return place < -0.1 || place > 1.1 ? at(place < 0 ? -0.1 : 1.1) : value / unit;
  }

  /** The title of the axis, with a note if it is logarithmic or has a unit. */
  String title(String title) {
    String kind = unit == 1 ? "" : ", in units of " + Text.of(unit);
    return title + (logarithmic ? ", logarithmic" : kind);
  }

  /**
   * The label of a tick: powers of ten, as many as fit, and 2 and 5 times those on a short axis.
   */
  String tick(double value) {
    int decade = (int) Math.floor(StrictMath.log10(value) + 1e-9);
    long part = Math.round(value / StrictMath.pow(10, decade));
    int every = (int) Math.ceil((to - from) / 10);
    boolean named = part == 1 || (to - from < 2.5 && (part == 2 || part == 5));
    return named && Math.floorMod(decade, every) == 0 ? Text.of(value) : "";
  }

  private static double measure(double value, boolean logarithmic) {
    return logarithmic ? StrictMath.log10(Math.max(value, 0)) : value;
  }
}
