package io.github.rnncompare.statistics;

import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * The difference between two success rates of independent trials.
 *
 * @param estimate the first share less the second; NaN if one of them has no trial
 * @param interval 95 % interval by Newcombe's method 10 (1998), which combines Wilson's intervals
 *     of both; −1 to 1 if one of them has no trial
 * @param pValue of Fisher's exact test, two-sided, that both are the same rate; 1 without trials
 */
public record RateDifference(double estimate, Interval interval, double pValue) {

  /** The first rate less the second. */
  public static RateDifference of(Rate first, Rate second) {
    double estimate = first.share() - second.share();
    if (Double.isNaN(estimate)) {
      return new RateDifference(Double.NaN, new Interval(-1, 1), 1);
    }
    double below =
        StrictMath.hypot(
            first.share() - first.interval().low(), second.interval().high() - second.share());
    double above =
        StrictMath.hypot(
            first.interval().high() - first.share(), second.share() - second.interval().low());
    int[][] table = {
      {first.successes(), first.n() - first.successes()},
      {second.successes(), second.n() - second.successes()}
    };
    return new RateDifference(
        estimate, new Interval(estimate - below, estimate + above), pValue(table));
  }

  /** The test knows no table without successes, or without failures. */
  private static double pValue(int[][] table) {
    boolean same = table[0][0] + table[1][0] == 0 || table[0][1] + table[1][1] == 0;
    return same ? 1 : FisherExactTest.withDefaults().test(table).getPValue();
  }
}
