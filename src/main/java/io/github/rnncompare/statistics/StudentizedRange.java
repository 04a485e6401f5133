package io.github.rnncompare.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The distribution of the studentized range for infinite degrees of freedom: the range of k
 * standard normal values, largest minus smallest (R's {@code ptukey} and {@code qtukey} with {@code
 * df = Inf}).
 */
final class StudentizedRange {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Beyond this distance from 0 the normal density is below 1e-17. */
  private static final int REACH = 9;

  /** The trapezoid rule's error falls with exp(−2π² / step²) for a normal density. */
  private static final int STEPS_PER_UNIT = 16;

  private static final double FARTHEST = 100;
  private static final int BISECTIONS = 60;

  private StudentizedRange() {}

  /**
   * P(range ≤ q) = k ∫ φ(z) (Φ(z) − Φ(z − q))^(k − 1) dz, where z is the largest of the k values.
   */
  static double cumulativeProbability(double q, int k) {
    if (k < 2) {
      throw new IllegalArgumentException("a range is of two values or more, not of " + k);
    }
    if (q <= 0) {
      return 0;
    }
    double sum = 0;
    for (int i = -REACH * STEPS_PER_UNIT; i <= REACH * STEPS_PER_UNIT; i++) {
      double z = (double) i / STEPS_PER_UNIT;
      sum += NORMAL.density(z) * StrictMath.pow(NORMAL.probability(z - q, z), k - 1);
    }
    return Math.min(1, k * sum / STEPS_PER_UNIT);
  }

  /** The q with P(range ≤ q) = {@code p}, for 0 &lt; p &lt; 1. */
  static double quantile(double p, int k) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("a quantile is of a p between 0 and 1, not of " + p);
    }
    double low = 0;
    double high = FARTHEST;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (cumulativeProbability(middle, k) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
