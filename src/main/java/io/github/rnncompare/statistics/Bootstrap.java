package io.github.rnncompare.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Percentile intervals from samples drawn with replacement (Efron 1979). */
public final class Bootstrap {
  private static final int SAMPLES = 10_000;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /**
   * The 95 % interval of a statistic of {@code n} units. The samples are the same at every call, so
   * that a report can be made again.
   *
   * @param statistic of the units with these indices, of which one may come several times
   * @throws IllegalArgumentException without a unit, or if the statistic is NaN for some sample
   */
  public static Interval interval(int n, ToDoubleFunction<int[]> statistic) {
    if (n < 1) {
      throw new IllegalArgumentException("no units to draw from");
    }
    SplittableRandom random = new SplittableRandom(n);
    double[] values = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      values[i] = statistic.applyAsDouble(random.ints(n, 0, n).toArray());
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException("the statistic of a sample is NaN");
      }
    }
    Arrays.sort(values);
    int cut = (int) (TAIL * SAMPLES);
    return new Interval(values[cut], values[SAMPLES - 1 - cut]);
  }
}
