package io.github.rnncompare.experiment;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Median;

/**
 * The median of repeated times, with an order-statistic interval (Conover 1999, section 3.2): the
 * k-th smallest and the k-th largest time, for the largest k with a confidence of 95 % or more,
 * whatever the distribution. Fewer than six times have no such k; their interval is from the
 * smallest to the largest, with a confidence of 1 − 2^(1 − n).
 *
 * @param low {@code median} and {@code high} in the unit of the times
 */
record MedianTime(double low, double median, double high) {
  private static final double IN_EACH_TAIL = 0.025;

  /**
   * The median of {@code times}, of which there is at least one.
   *
   * @throws IllegalArgumentException for no times
   */
  static MedianTime of(double... times) {
    if (times.length == 0) {
      throw new IllegalArgumentException("a median needs at least one time");
    }
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    int k = Math.max(1, rank(sorted.length));
    return new MedianTime(
        sorted[k - 1], Median.withDefaults().evaluate(sorted), sorted[sorted.length - k]);
  }

  /**
   * The largest k for which at most 2.5 % of samples have fewer than k of n values below their
   * median; 0 if there is none.
   */
  private static int rank(int n) {
    double probability = StrictMath.pow(0.5, n); // of exactly k values below the median
    double below = probability;
    int k = 0;
    while (below <= IN_EACH_TAIL) {
      k++;
      probability *= (n - k + 1.0) / k;
      below += probability;
    }
    return k;
  }
}
