package io.github.rnncompare.statistics;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * The two-sided signed-rank test of Wilcoxon 1945, exact.
 *
 * <p>Equal sizes share the mean of their ranks. Differences of zero are ranked with the others and
 * then belong to neither sum (Pratt 1959); Demšar 2006 gives half of their ranks to each sum, which
 * adds the same to both and leaves the p-value as it is. The p-value counts, over all signs that
 * the other differences could have had, those that are at least as one-sided. (The test of
 * commons-statistics 1.2 is exact only where there are neither ties nor zeros.)
 *
 * @param n differences, zeros among them
 * @param zeros differences of zero
 * @param positive sum of the ranks of positive differences
 * @param negative sum of the ranks of negative differences
 */
public record SignedRank(int n, int zeros, double positive, double negative, double pValue) {

  /**
   * The test of {@code differences}, which may be infinite.
   *
   * @throws IllegalArgumentException for NaN
   */
  public static SignedRank of(double... differences) {
    double[] ranks =
        new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE)
            .apply(DoubleStream.of(differences).map(Math::abs).toArray());
    double positive = 0;
    double negative = 0;
    int zeros = 0;
    for (int i = 0; i < ranks.length; i++) {
      positive += differences[i] > 0 ? ranks[i] : 0;
      negative += differences[i] < 0 ? ranks[i] : 0;
      zeros += differences[i] == 0 ? 1 : 0;
    }
    double[] signed = new double[ranks.length - zeros];
    for (int i = 0, k = 0; i < ranks.length; i++) {
      if (differences[i] != 0) {
        signed[k++] = ranks[i];
      }
    }
    return new SignedRank(
        ranks.length, zeros, positive, negative, pValue(signed, Math.min(positive, negative)));
  }

  /** How likely a sum, or its mirror image, is as small as {@code sum} where signs are chance. */
  private static double pValue(double[] ranks, double sum) {
    int total = 0;
    double[] chance = new double[(int) Math.round(2 * DoubleStream.of(ranks).sum()) + 1];
    chance[0] = 1;
    for (double rank : ranks) {
      int doubled = (int) Math.round(2 * rank); // with ties ranks are whole or half
      total += doubled;
      for (int s = total; s >= 0; s--) {
        chance[s] = (chance[s] + (s >= doubled ? chance[s - doubled] : 0)) / 2;
      }
    }
    double tail = 0;
    for (int s = 0; s <= Math.round(2 * sum); s++) {
      tail += chance[s];
    }
    return Math.min(1, 2 * tail);
  }

  /**
   * How many differences, none of them zero, it takes until the smallest p-value that there can be,
   * 2 / 2ⁿ, is below {@code alpha} after Holm's correction over {@code tests}.
   */
  public static int fewest(int tests, double alpha) {
    int n = 1;
    while (tests * Math.pow(2, 1 - n) >= alpha) {
      n++;
    }
    return n;
  }
}
