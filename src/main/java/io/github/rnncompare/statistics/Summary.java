package io.github.rnncompare.statistics;

import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * A sample in a few figures.
 *
 * @param sd standard deviation with n − 1 in the divisor; NaN for a single value
 */
public record Summary(int n, double mean, double sd, double median, double min, double max) {
  private static final Set<Statistic> STATISTICS =
      EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION, Statistic.MIN, Statistic.MAX);

  /**
   * The figures of {@code sample}.
   *
   * @throws IllegalArgumentException for an empty sample
   */
  public static Summary of(double... sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("a summary needs at least one value");
    }
    DoubleStatistics found = DoubleStatistics.of(STATISTICS, sample);
    return new Summary(
        sample.length,
        found.getAsDouble(Statistic.MEAN),
        sample.length == 1 ? Double.NaN : found.getAsDouble(Statistic.STANDARD_DEVIATION),
        Median.withDefaults().evaluate(sample),
        found.getAsDouble(Statistic.MIN),
        found.getAsDouble(Statistic.MAX));
  }
}
