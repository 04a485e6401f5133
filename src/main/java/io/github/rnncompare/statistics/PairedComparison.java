package io.github.rnncompare.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The comparison of two architectures over the same seeds; lower is better.
 *
 * <p>A trial that diverged has an infinite value (worst-rank scores, Lachin 1999): it is worse than
 * any trial that did not diverge and ties with any that did. It counts in wins, ties, losses, the
 * test and the interval; its pair is left out of the correlation.
 *
 * @param pairs number of seeds
 * @param differences number of pairs with two finite values
 * @param wins of the first
 * @param test signed-rank test of the differences of all pairs
 * @param shift between the two, on the scale: on a logarithmic one the logarithm of a ratio
 * @param correlation Pearson's, of the values of a seed; pairing makes the comparison sharper only
 *     where it is positive. Empty for fewer than three differences or equal values
 */
public record PairedComparison(
    int pairs,
    int differences,
    int wins,
    int ties,
    int losses,
    SignedRank test,
    HodgesLehmann shift,
    OptionalDouble correlation) {

  /**
   * Compares seed by seed.
   *
   * @param first values of one, and {@code second} of the other, both on the scale on which they
   *     are compared
   * @throws IllegalArgumentException for different lengths or NaN
   */
  public static PairedComparison of(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "expected two arrays of the same length, found "
              + first.length
              + " and "
              + second.length);
    }
    Differences differences = Differences.of(first, second);
    double[] multiples = differences.multiples();
    int wins = (int) Arrays.stream(multiples).filter(d -> d < 0).count();
    int losses = (int) Arrays.stream(multiples).filter(d -> d > 0).count();
    int[] finite =
        IntStream.range(0, first.length)
            .filter(i -> Double.isFinite(first[i]) && Double.isFinite(second[i]))
            .toArray();
    return new PairedComparison(
        first.length,
        finite.length,
        wins,
        first.length - wins - losses,
        losses,
        SignedRank.of(multiples),
        finite.length == 0 ? HodgesLehmann.NONE : HodgesLehmann.of(differences),
        Correlation.pearson(
            Arrays.stream(finite).mapToDouble(i -> first[i]).toArray(),
            Arrays.stream(finite).mapToDouble(i -> second[i]).toArray()));
  }

  /** Share of seeds in which the first is better, ties counting half; NaN without pairs. */
  public double probabilityBetter() {
    return (wins + ties / 2.0) / pairs;
  }
}
