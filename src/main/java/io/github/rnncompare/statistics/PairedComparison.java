package io.github.rnncompare.statistics;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The comparison of two architectures over the same seeds; lower is better.
 *
 * <p>A trial that diverged has an infinite value (worst-rank scores, Lachin 1999): it is worse than
 * any trial that did not diverge and ties with any that did. It counts in wins, ties, losses and
 * the test; its pair is left out of the difference.
 *
 * @param pairs number of seeds
 * @param difference first − second over the pairs with two finite values; empty if there is none
 * @param wins of the first
 * @param test signed-rank test of the differences of all pairs
 */
public record PairedComparison(
    int pairs, Optional<Summary> difference, int wins, int ties, int losses, SignedRank test) {

  /**
   * Compares seed by seed.
   *
   * @param possible the range of possible differences
   * @throws IllegalArgumentException for different lengths or NaN
   */
  public static PairedComparison of(double[] first, double[] second, Interval possible) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "expected two arrays of the same length, found "
              + first.length
              + " and "
              + second.length);
    }
    double[] differences = new double[first.length];
    int wins = 0;
    int losses = 0;
    for (int i = 0; i < first.length; i++) {
      differences[i] = first[i] == second[i] ? 0 : first[i] - second[i]; // ∞ − ∞ would be NaN
      wins += differences[i] < 0 ? 1 : 0;
      losses += differences[i] > 0 ? 1 : 0;
    }
    double[] finite =
        IntStream.range(0, first.length)
            .filter(i -> Double.isFinite(first[i]) && Double.isFinite(second[i]))
            .mapToDouble(i -> differences[i])
            .toArray();
    return new PairedComparison(
        first.length,
        finite.length == 0 ? Optional.empty() : Optional.of(Summary.of(possible, finite)),
        wins,
        first.length - wins - losses,
        losses,
        SignedRank.of(differences));
  }

  /** Share of seeds in which the first is better, ties counting half; NaN without pairs. */
  public double probabilityBetter() {
    return (wins + ties / 2.0) / pairs;
  }
}
