package io.github.rnncompare.statistics;

import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/** Ranks from 1, the lowest value first; ties get the mean of their ranks. */
public final class Ranks {
  private static final NaturalRanking RANKING =
      new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);

  private Ranks() {}

  /**
   * The ranks of {@code values}, in their order. Infinity, which stands for a run that diverged,
   * ranks last and ties with itself.
   *
   * @throws IllegalArgumentException for NaN and −∞, which are no result of any run
   */
  public static double[] of(double... values) {
    double[] ranked = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > Double.NEGATIVE_INFINITY)) {
        throw new IllegalArgumentException("no rank for " + values[i] + " at index " + i);
      }
      ranked[i] = values[i] + 0.0; // the ranking would put −0 before 0
    }
    return RANKING.apply(ranked);
  }
}
