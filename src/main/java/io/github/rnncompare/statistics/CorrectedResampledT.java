package io.github.rnncompare.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The corrected resampled t-test (Nadeau and Bengio 2003) of differences over splits of one data
 * set. Splits overlap, so that their differences are not independent, and their variance counts
 * (1/J + test/train) times instead of 1/J; without that, equal rivals differ significantly in 17 to
 * 35 % of comparisons.
 */
public final class CorrectedResampledT {
  private static final double UPPER = 0.975;

  private CorrectedResampledT() {}

  /**
   * The two-sided p-value of J finite differences.
   *
   * @param testPerTrain size of the test split divided by that of the training split
   * @return 1 for fewer than two differences, or if all are 0
   */
  public static double pValue(double[] differences, double testPerTrain) {
    if (differences.length < 2) {
      return 1;
    }
    Summary summary = Summary.of(differences);
    double error =
        summary.sd() * Math.sqrt(1.0 / differences.length + testPerTrain); // not √(1/J) alone
    if (summary.mean() == 0) {
      return 1;
    }
    double t = Math.abs(summary.mean()) / error;
    return 2 * TDistribution.of(differences.length - 1.0).survivalProbability(t);
  }

  /**
   * The 95 % interval that goes with {@link #pValue}: it holds 0 where p &gt; 0.05.
   *
   * @return empty for fewer than {@link HodgesLehmann}'s six differences; a single point if all are
   *     equal
   */
  public static Optional<Interval> interval(double[] differences, double testPerTrain) {
    if (differences.length < HodgesLehmann.FEWEST) {
      return Optional.empty();
    }
    Summary summary = Summary.of(differences);
    double reach =
        TDistribution.of(differences.length - 1.0).inverseCumulativeProbability(UPPER)
            * summary.sd()
            * Math.sqrt(1.0 / differences.length + testPerTrain);
    return Optional.of(new Interval(summary.mean() - reach, summary.mean() + reach));
  }
}
