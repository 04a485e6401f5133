package io.github.rnncompare.statistics;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * The two-sided signed-rank test of Wilcoxon 1945, exact for up to 50 differences that are not
 * zero.
 *
 * <p>Differences of equal size get their mean rank. Zero differences are ranked with the others but
 * count in neither sum (Pratt 1959); Demšar 2006 adds half of their ranks to each sum, which does
 * not change the p-value. The p-value is the share of all assignments of signs to the other
 * differences whose smaller rank sum is at most the observed one. Beyond 50 it is from the normal
 * distribution of the same mean and variance, ties and zeros included, without a correction for
 * continuity; SciPy's {@code wilcoxon} does the same with {@code zero_method="pratt"}. (The test of
 * commons-statistics 1.2 is exact only where there are neither ties nor zeros.)
 *
 * @param n number of differences, including zeros
 * @param zeros number of zero differences
 * @param positive sum of the ranks of positive differences
 * @param negative sum of the ranks of negative differences
 */
public record SignedRank(int n, int zeros, double positive, double negative, double pValue) {

  /** The time of the exact test grows with the third power of the number of differences. */
  private static final int MOST_EXACT = 50;

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
    double least = Math.min(positive, negative);
    return new SignedRank(
        ranks.length,
        zeros,
        positive,
        negative,
        signed.length <= MOST_EXACT ? exact(signed, least) : approximate(signed, least));
  }

  /** The probability of {@link #exact}, by the normal distribution. */
  private static double approximate(double[] ranks, double sum) {
    double mean = DoubleStream.of(ranks).sum() / 2;
    double sd = Math.sqrt(DoubleStream.of(ranks).map(rank -> rank * rank).sum()) / 2;
    return Math.min(1, 2 * NormalDistribution.of(mean, sd).cumulativeProbability(sum));
  }

  /** The two-sided probability of a rank sum of at most {@code sum} if signs are random. */
  private static double exact(double[] ranks, double sum) {
    int total = 0;
    double[] probabilities = new double[(int) Math.round(2 * DoubleStream.of(ranks).sum()) + 1];
    probabilities[0] = 1;
    for (double rank : ranks) {
      int doubled = (int) Math.round(2 * rank); // with ties ranks are whole or half
      total += doubled;
      for (int s = total; s >= 0; s--) {
        probabilities[s] = (probabilities[s] + (s >= doubled ? probabilities[s - doubled] : 0)) / 2;
      }
    }
    double tail = 0;
    for (int s = 0; s <= Math.round(2 * sum); s++) {
      tail += probabilities[s];
    }
    return Math.min(1, 2 * tail);
  }

  /**
   * The smallest number n of nonzero differences whose smallest possible p-value, 2 / 2ⁿ, is below
   * {@code alpha} after Holm's correction over {@code tests} tests.
   */
  public static int fewest(int tests, double alpha) {
    int n = 1;
    while (tests * StrictMath.pow(2, 1 - n) >= alpha) {
      n++;
    }
    return n;
  }
}
