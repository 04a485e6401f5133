package io.github.rnncompare.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Interval for a median between two order statistics (Thompson 1936): the k-th lowest and the k-th
 * highest value, with the largest k whose interval covers the median of any continuous distribution
 * with a probability of at least 95 %. That is k = 1 for 6 to 8 values, 2 for 10, 6 for 20, 10 for
 * 30.
 */
final class MedianInterval {
  private static final double OUTSIDE = 0.025;

  private MedianInterval() {}

  /** The interval; empty for fewer than six values, of which not even all reach 95 %. */
  static Optional<Interval> of(double[] sample) {
    int k = rank(sample.length);
    if (k < 1) {
      return Optional.empty();
    }
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    return Optional.of(new Interval(sorted[k - 1], sorted[sorted.length - k]));
  }

  /**
   * The largest k for which fewer than k of n values are below the median in at most 2.5 %. (It is
   * never exactly 2.5 %, which is no multiple of 1 / 2ⁿ.)
   */
  private static int rank(int n) {
    return BinomialDistribution.of(n, 0.5).inverseCumulativeProbability(OUTSIDE);
  }
}
