package io.github.rnncompare.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Split conformal prediction (Vovk et al. 2005; Lei et al. 2018): an interval around a prediction
 * that holds the value with a chosen probability, if errors in the future are like those on data
 * that the model was not fitted to.
 */
public final class Conformal {
  private Conformal() {}

  /**
   * Half of the interval's width: of n absolute errors the one at rank ⌈(n + 1) · level⌉.
   *
   * @param errors absolute ones, in any order
   * @param level from 0 to 1
   * @return empty where there are too few errors for the level
   */
  public static OptionalDouble radius(double[] errors, double level) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    // less a rounding error, so that 0.9 · 10 has rank 9
    int rank = (int) Math.ceil((sorted.length + 1) * level - 1e-9);
    return rank > sorted.length || rank < 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[rank - 1]);
  }
}
