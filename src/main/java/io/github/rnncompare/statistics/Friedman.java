package io.github.rnncompare.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Friedman's test (1937) of whether k architectures do equally well over n experiments, as Demšar
 * (2006), section 3.2.2, writes it. Architectures are ranked within each experiment, so that
 * experiments of different scales count the same:
 *
 * <p>χ² = 12n / (k(k + 1)) · (Σ R² − k(k + 1)² / 4) with the mean ranks R, with k − 1 degrees of
 * freedom; an approximation for large n and k (Demšar: n &gt; 10 and k &gt; 5).
 *
 * <p>F = (n − 1) χ² / (n(k − 1) − χ²), with k − 1 and (k − 1)(n − 1) degrees of freedom, is from
 * Iman and Davenport (1980), who found χ² too conservative.
 *
 * <p>Ties get mean ranks. There is no further correction for ties, unlike in R's {@code
 * friedman.test} and SciPy's {@code friedmanchisquare}; with ties both p-values are therefore
 * conservative.
 *
 * @param meanRanks one per architecture, lower is better; they sum to k(k + 1) / 2
 * @param chiSquared 0 if all tie, n(k − 1) if all experiments have the same order, without ties
 * @param f infinite if all experiments have the same order, without ties
 * @param degreesOfFreedom k − 1: of χ², and the first of F
 * @param secondDegreesOfFreedom (k − 1)(n − 1), of F
 */
public record Friedman(
    List<Double> meanRanks,
    double chiSquared,
    double chiSquaredP,
    double f,
    double fP,
    int degreesOfFreedom,
    int secondDegreesOfFreedom) {

  public Friedman {
    meanRanks = List.copyOf(meanRanks);
  }

  /**
   * The test of {@code scores} [experiments][architectures], where lower is better and infinity
   * stands for a run that diverged.
   *
   * @throws IllegalArgumentException for fewer than two experiments or architectures, for
   *     experiments that do not have the same number of architectures, and for NaN and −∞
   */
  public static Friedman of(double[][] scores) {
    int n = scores.length;
    int k = n == 0 ? 0 : scores[0].length;
    if (n < 2 || k < 2) {
      throw new IllegalArgumentException(
          "Friedman's test needs two experiments and two architectures, not " + n + " and " + k);
    }
    double[] rankSums = rankSums(scores, k);
    // Sums of whole and half ranks are exact, so that perfect agreement divides by zero below.
    double spread = -n * (double) n * k * (k + 1) * (k + 1) / 4;
    for (double sum : rankSums) {
      spread += sum * sum;
    }
    double largestSpread = n * (double) n * k * (k - 1) * (k + 1) / 12;

    double chiSquared = n * (k - 1) * (spread / largestSpread);
    double f = (n - 1) * spread / (largestSpread - spread);
    int first = k - 1;
    int second = (k - 1) * (n - 1);
    return new Friedman(
        Arrays.stream(rankSums).mapToObj(sum -> sum / n).toList(),
        chiSquared,
        ChiSquaredDistribution.of(first).survivalProbability(chiSquared),
        f,
        FDistribution.of(first, second).survivalProbability(f),
        first,
        second);
  }

  private static double[] rankSums(double[][] scores, int architectures) {
    double[] sums = new double[architectures];
    for (double[] experiment : scores) {
      if (experiment.length != architectures) {
        throw new IllegalArgumentException(
            "an experiment of " + experiment.length + " architectures beside " + architectures);
      }
      double[] ranks = Ranks.of(experiment);
      for (int i = 0; i < architectures; i++) {
        sums[i] += ranks[i];
      }
    }
    return sums;
  }
}
