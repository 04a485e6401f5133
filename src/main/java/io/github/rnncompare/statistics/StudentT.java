package io.github.rnncompare.statistics;

import java.util.EnumSet;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * 95 % interval for a mean by Student's t: mean ± t · sd / √n. It is exact for a normal
 * distribution; {@code results/statistics} has its coverage for others.
 */
final class StudentT {
  /** With fewer values the interval is so long that it says nothing. */
  static final int FEWEST = 4;

  private static final double UPPER = 0.975;

  private StudentT() {}

  /** The interval; a single point for equal values, empty for fewer than four. */
  static Optional<Interval> interval(double[] sample) {
    int n = sample.length;
    if (n < FEWEST) {
      return Optional.empty();
    }
    DoubleStatistics found =
        DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), sample);
    double mean = found.getAsDouble(Statistic.MEAN);
    double sd = found.getAsDouble(Statistic.STANDARD_DEVIATION);
    if (isSame(sample)) {
      return Optional.of(new Interval(sample[0], sample[0])); // the mean may be rounded
    }
    double reach =
        TDistribution.of(n - 1.0).inverseCumulativeProbability(UPPER) * sd / Math.sqrt(n);
    return Double.isFinite(reach)
        ? Optional.of(new Interval(mean - reach, mean + reach))
        : Optional.empty();
  }

  private static boolean isSame(double[] sample) {
    for (double value : sample) {
      if (value != sample[0]) {
        return false;
      }
    }
    return true;
  }
}
