package io.github.rnncompare.statistics;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two architectures over the same seeds, less being better.
 *
 * <p>A trial that diverged is infinite, hence worse than every one that did not, and ties with one
 * that diverged too (worst-rank scores, Lachin 1999): it counts in wins, ties, losses and the test,
 * and its pair is left out of the difference.
 *
 * @param pairs seeds
 * @param difference first − second over the pairs of which both are finite; empty if there is none
 * @param wins of the first
 * @param test of the differences of all pairs
 */
public record PairedComparison(
    int pairs, Optional<Summary> difference, int wins, int ties, int losses, SignedRank test) {

  /**
   * Compares seed by seed.
   *
   * @param possible where differences can lie
   * @throws IllegalArgumentException for different lengths or NaN
   */
  public static PairedComparison of(double[] first, double[] second, Interval possible) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "expected as many of both, found " + first.length + " and " + second.length);
    }
    double[] differences = new double[first.length];
    int wins = 0;
    int losses = 0;
    for (int i = 0; i < first.length; i++) {
      differences[i] = first[i] == second[i] ? 0 : first[i] - second[i]; // ∞ − ∞ is none
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
