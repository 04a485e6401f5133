package io.github.rnncompare.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How far two values go together. */
public final class Correlation {
  private Correlation() {}

  /** Pearson's; empty for fewer than three pairs or equal values. */
  public static OptionalDouble pearson(double[] first, double[] second) {
    double meanFirst = Arrays.stream(first).average().orElse(0);
    double meanSecond = Arrays.stream(second).average().orElse(0);
    double product = 0;
    double squaresFirst = 0;
    double squaresSecond = 0;
    for (int i = 0; i < first.length; i++) {
      double one = first[i] - meanFirst;
      double other = second[i] - meanSecond;
      product += one * other;
      squaresFirst += one * one;
      squaresSecond += other * other;
    }
    double correlation = product / Math.sqrt(squaresFirst * squaresSecond);
    return first.length < 3 || !Double.isFinite(correlation)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(-1, Math.min(1, correlation)));
  }

  /** Spearman's: that of the ranks, so that it asks only whether both grow together. */
  public static OptionalDouble spearman(double[] first, double[] second) {
    return pearson(Ranks.of(first), Ranks.of(second));
  }
}
