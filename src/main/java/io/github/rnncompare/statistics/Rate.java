package io.github.rnncompare.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A success rate.
 *
 * @param share from 0 to 1; NaN for n = 0
 * @param interval 95 % score interval of Wilson 1927, without continuity correction; 0 to 1 for n =
 *     0
 */
public record Rate(int successes, int n, double share, Interval interval) {
  private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

  /**
   * The rate of {@code successes} in {@code n} trials.
   *
   * @throws IllegalArgumentException unless 0 ≤ successes ≤ n
   */
  public static Rate of(int successes, int n) {
    if (successes < 0 || successes > n) {
      throw new IllegalArgumentException("expected 0 to " + n + " successes, found " + successes);
    }
    if (n == 0) {
      return new Rate(0, 0, Double.NaN, new Interval(0, 1));
    }
    double share = (double) successes / n;
    double z2 = Z * Z;
    double centre = (successes + z2 / 2) / (n + z2);
    double reach = Z / (n + z2) * Math.sqrt(n * share * (1 - share) + z2 / 4);
    return new Rate(
        successes,
        n,
        share,
        new Interval(successes == 0 ? 0 : centre - reach, successes == n ? 1 : centre + reach));
  }
}
