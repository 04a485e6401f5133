package io.github.rnncompare.chart;

import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * An axis: what it shows, and how values are handed to XChart.
 *
 * @param from the value at its beginning, and {@code to} at its end; their logarithms to base 10 if
 *     {@code logarithmic}
 * @param unit in which XChart gets the values
 */
record Scale(double from, double to, double unit, boolean logarithmic) {
  /** On this axis larger losses are out of proportion sooner than configurations are on theirs. */
  static final double LOSS_FACTOR = 100;

  static final double CONFIGURATION_FACTOR = 20;

  /** Of the axis, what the values keep at least. */
  private static final double MIN = 1.0 / 6;

  private static final double LARGEST = 1e300;
  private static final double SMALLEST = 1e-290;
  private static final double MAX_DECADES = 305;

  /** What is larger than 1e300 is left out like an infinity: distances could not be reckoned. */
  static boolean canShow(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /**
   * An axis for the values, at least one, all of which can be shown. It is logarithmic where all
   * are positive and the largest is more than {@code factor} times the smallest.
   *
   * @param wished is shown too, the nearest first, as long as the values keep a sixth of the axis
   */
  static Scale of(Collection<Double> values, double factor, Collection<Double> wished) {
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

  /** The same without more to be shown. */
  static Scale of(Collection<Double> values, double factor) {
    return of(values, factor, List.of());
  }

  /** Whole numbers from 0, each with as much room. */
  static Scale places(int count) {
    return new Scale(-0.5, count - 0.49, 1, false);
  }

  /** At its ends unlike room, for from values at equal distances XChart takes its ticks. */
  private static Scale padded(double low, double high, boolean logarithmic) {
    double length = high - low;
    double largest = Math.max(Math.abs(low), Math.abs(high));
    // XChart rounds its steps to ten decimals and writes large numbers out.
    boolean plain = logarithmic || (length >= 0.01 && largest < 1e5);
    double unit = plain ? 1 : Math.pow(10, Math.floor(Math.log10(largest)));
    return new Scale(low - 0.02 * length, high + 0.04 * length, unit, logarithmic);
  }

  /** Where a value lies: 0 at the beginning of the axis, 1 at its end. */
  double place(double value) {
    return (measure(value, logarithmic) - from) / (to - from);
  }

  /** XChart's number for a place. */
  double at(double place) {
    double measured = from + place * (to - from);
    // Room beyond the largest and the smallest of all numbers would be infinite, or 0.
    return logarithmic
        ? Math.pow(10, Math.max(-MAX_DECADES, Math.min(MAX_DECADES, measured)))
        : measured / unit;
  }

  /** XChart's number for a value; what is beyond the axis is taken as little beyond it. */
  double of(double value) {
    double place = place(value);
    return place < -0.1 || place > 1.1 ? at(place < 0 ? -0.1 : 1.1) : value / unit;
  }

  /** The title of an axis, which says where its numbers are not plain. */
  String title(String title) {
    String kind = unit == 1 ? "" : ", in units of " + Text.of(unit);
    return title + (logarithmic ? ", logarithmic" : kind);
  }

  /** Names powers of ten, as many as have room, and 2 and 5 times those of a short axis. */
  String tick(double value) {
    int decade = (int) Math.floor(Math.log10(value) + 1e-9);
    long part = Math.round(value / Math.pow(10, decade));
    int every = (int) Math.ceil((to - from) / 10);
    boolean named = part == 1 || (to - from < 2.5 && (part == 2 || part == 5));
    return named && Math.floorMod(decade, every) == 0 ? Text.of(value) : "";
  }

  private static double measure(double value, boolean logarithmic) {
    return logarithmic ? Math.log10(Math.max(value, 0)) : value;
  }
}
