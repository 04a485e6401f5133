package io.github.rnncompare.statistics;

import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * The median of a sample and the ends of its middle half, interpolated linearly between the sorted
 * values as numpy and R do (type 7 of Hyndman and Fan 1996).
 *
 * @param first the first quartile, {@code third} the third
 */
public record Quartiles(double first, double median, double third) {
  private static final Quantile QUANTILE =
      Quantile.withDefaults().withCopy(true).with(EstimationMethod.HF7);

  /**
   * The quartiles of {@code sample}.
   *
   * @throws IllegalArgumentException for an empty sample
   */
  public static Quartiles of(double... sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("quartiles need at least one value");
    }
    double[] found = QUANTILE.evaluate(sample, 0.25, 0.5, 0.75);
    return new Quartiles(found[0], found[1], found[2]);
  }
}
