package io.github.rnncompare.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's correction for multiple tests (Holm 1979). */
public final class Holm {
  private Holm() {}

  /**
   * The adjusted p-values in the same order: the smallest times the number of tests, the next times
   * one less, and so on; none is below the one before it, and none above 1.
   */
  public static double[] adjusted(double... pValues) {
    List<Integer> ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .toList();
    double[] adjusted = new double[pValues.length];
    double least = 0;
    for (int k = 0; k < pValues.length; k++) {
      int i = ascending.get(k);
      least = Math.max(least, Math.min(1, (pValues.length - k) * pValues[i]));
      adjusted[i] = least;
    }
    return adjusted;
  }
}
