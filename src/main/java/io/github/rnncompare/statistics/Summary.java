package io.github.rnncompare.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * Summary statistics of a sample.
 *
 * @param sd standard deviation with n − 1 in the divisor; NaN for a single value
 * @param interquartileMean mean of the middle half, with fractional weights at its edges: of 10
 *     values the third and the eighth count half (rliable's {@code trim_mean} counts them fully)
 * @param interval 95 % bootstrap-t interval for the mean, limited to possible values; empty for
 *     fewer than four values, and if nearly all are equal
 */
public record Summary(
    int n,
    double mean,
    double sd,
    double median,
    double interquartileMean,
    Optional<Interval> interval,
    double min,
    double max) {
  private static final Set<Statistic> STATISTICS =
      EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION, Statistic.MIN, Statistic.MAX);

  /**
   * The statistics of {@code sample}.
   *
   * @throws IllegalArgumentException for an empty sample
   */
  public static Summary of(double... sample) {
    return of(Interval.ANY, sample);
  }

  /**
   * The statistics of a sample whose values have bounds; the interval is limited to these. (It can
   * exceed them for a bimodal sample, such as one of successes and failures.)
   *
   * @param possible the range of possible values
   */
  public static Summary of(Interval possible, double... sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("a summary needs at least one value");
    }
    DoubleStatistics found = DoubleStatistics.of(STATISTICS, sample);
    return new Summary(
        sample.length,
        found.getAsDouble(Statistic.MEAN),
        sample.length == 1 ? Double.NaN : found.getAsDouble(Statistic.STANDARD_DEVIATION),
        medianOf(sample),
        interquartileMean(sample),
        BootstrapT.interval(sample).map(interval -> interval.within(possible)),
        found.getAsDouble(Statistic.MIN),
        found.getAsDouble(Statistic.MAX));
  }

  /** The middle value, or the mean of the two in the middle; values may be infinite. */
  public static double medianOf(double... sample) {
    return Median.withDefaults().evaluate(sample);
  }

  /**
   * The interquartile mean. The i-th sorted value covers the interval [i, i + 1]; its weight is the
   * length within [n/4, 3n/4].
   */
  private static double interquartileMean(double[] sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double from = sorted.length / 4.0;
    double to = 3 * from;
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      double within = Math.min(i + 1, to) - Math.max(i, from);
      sum += within > 0 ? within * sorted[i] : 0;
    }
    return sum / (to - from);
  }
}
