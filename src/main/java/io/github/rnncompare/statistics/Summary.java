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
 * @param medianInterval 95 % interval for the median, between two of the values; empty for fewer
 *     than six
 * @param interval 95 % interval for the mean by Student's t, limited to possible values; empty for
 *     fewer than four values, and on a logarithmic scale, where it would not hold
 * @param geometricMean on a logarithmic scale
 * @param geometricInterval 95 % interval for it, by Student's t on logarithms; empty for fewer than
 *     four values
 */
public record Summary(
    int n,
    double mean,
    double sd,
    double median,
    Optional<Interval> medianInterval,
    double interquartileMean,
    Optional<Interval> interval,
    Optional<Double> geometricMean,
    Optional<Interval> geometricInterval,
    double min,
    double max) {
  private static final Set<Statistic> STATISTICS =
      EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION, Statistic.MIN, Statistic.MAX);

  /** The statistics of any numbers, on a linear scale. */
  public static Summary of(double... sample) {
    return of(Scale.LINEAR, Interval.ANY, sample);
  }

  /**
   * The statistics of {@code sample}.
   *
   * @param possible the range of possible values, to which the interval of the mean is limited
   * @throws IllegalArgumentException for an empty sample, and on a logarithmic scale for values
   *     that are not positive
   */
  public static Summary of(Scale scale, Interval possible, double... sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("a summary needs at least one value");
    }
    boolean ratios = scale == Scale.LOGARITHMIC;
    if (ratios && Arrays.stream(sample).anyMatch(value -> !(value > 0))) {
      throw new IllegalArgumentException("no logarithms of " + Arrays.toString(sample));
    }
    DoubleStatistics found = DoubleStatistics.of(STATISTICS, sample);
    double[] scaled = Arrays.stream(sample).map(scale::of).toArray();
    Optional<Interval> interval = StudentT.interval(scaled);
    return new Summary(
        sample.length,
        found.getAsDouble(Statistic.MEAN),
        sample.length == 1 ? Double.NaN : found.getAsDouble(Statistic.STANDARD_DEVIATION),
        medianOf(sample),
        MedianInterval.of(sample),
        interquartileMean(sample),
        ratios ? Optional.empty() : interval.map(of -> of.within(possible)),
        ratios
            ? Optional.of(
                scale.inverse(DoubleStatistics.of(STATISTICS, scaled).getAsDouble(Statistic.MEAN)))
            : Optional.empty(),
        ratios ? interval.map(scale::inverse) : Optional.empty(),
        found.getAsDouble(Statistic.MIN),
        found.getAsDouble(Statistic.MAX));
  }

  /** The middle value, or the mean of the two in the middle; values may be infinite. */
  public static double medianOf(double... sample) {
    return Median.withDefaults().withCopy(true).evaluate(sample);
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
