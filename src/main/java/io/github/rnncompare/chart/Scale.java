package io.github.rnncompare.chart;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * Where values lie on an axis.
 *
 * @param from the value at its beginning, and {@code to} at its end; their logarithms to base 10 if
 *     {@code logarithmic}
 */
record Scale(double from, double to, boolean logarithmic) {
  /** On this axis larger losses are out of proportion sooner than settings are on theirs. */
  static final double LOSS_FACTOR = 100;

  static final double SETTING_FACTOR = 20;

  /** What is larger than this is left out like an infinity: its distances could not be reckoned. */
  private static final double LARGEST = 1e300;

  private static final double SMALLEST = 1e-290;
  private static final double NOTICEABLE = 1e-9;
  private static final double PADDING = 0.05;

  static boolean canShow(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /**
   * Whether all values are positive and the largest more than {@code factor} times the smallest.
   */
  static boolean wantsLogarithm(DoubleStream values, double factor) {
    DoubleSummaryStatistics range = values.summaryStatistics();
    return range.getCount() > 0 && range.getMin() > 0 && range.getMax() / factor > range.getMin();
  }

  /** A scale for these values, all of which can be shown, with some room about them. */
  static Scale of(DoubleStream values, boolean logarithmic) {
    DoubleSummaryStatistics range = values.summaryStatistics();
    if (range.getCount() == 0) {
      return new Scale(0, 1, false);
    }
    return logarithmic
        ? measured(Math.log10(range.getMin()), Math.log10(range.getMax()), true)
        : measured(range.getMin(), range.getMax(), false);
  }

  /** The same for the least and the largest value, or their logarithms. */
  static Scale measured(double low, double high, boolean logarithmic) {
    return logarithmic ? padded(low, high, true) : linear(low, high);
  }

  private static Scale linear(double low, double high) {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (high - low <= Math.max(largest * NOTICEABLE, SMALLEST)) {
      double half = largest <= SMALLEST ? 1 : 0.1 * largest;
      return padded(low - half, high + half, false);
    }
    Scale padded = padded(low, high, false);
    return low >= 0 && low < 0.15 * high ? new Scale(0, padded.to, false) : padded;
  }

  private static Scale padded(double from, double to, boolean logarithmic) {
    double room = PADDING * (to - from);
    return new Scale(from - room, to + room, logarithmic);
  }

  /** 0 at the beginning of the axis, 1 at its end. */
  double place(double value) {
    return (measure(value) - from) / (to - from);
  }

  /** The value, or its logarithm: −∞ from 0 down. */
  double measure(double value) {
    return logarithmic ? Math.log10(Math.max(value, 0)) : value;
  }

  /** The title of an axis, which says where it is logarithmic. */
  String title(String title) {
    return logarithmic ? title + " (logarithmic axis)" : title;
  }
}
