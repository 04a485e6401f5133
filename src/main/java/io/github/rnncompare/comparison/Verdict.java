package io.github.rnncompare.comparison;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.statistics.SignedRank;

/** What a pairwise comparison says at a level of significance of 0.05. */
public enum Verdict {
  /** The one that ranks first is the better one. */
  BETTER("yes"),
  /** The one that ranks first is the worse one: a few seeds carry the other's mean. */
  WORSE("yes, the other way round"),
  NOT_TOLD_APART("no"),
  /** By itself, not even if the same one were better in every seed. */
  TOO_FEW_SEEDS("too few seeds");

  public static final double LEVEL = 0.05;

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /**
   * The verdict on a pair.
   *
   * @param pairs of architectures, over which Holm's correction is taken
   */
  public static Verdict of(ComparisonRow row, int pairs) {
    if (row.pHolm() < LEVEL) {
      return row.positiveRanks() < row.negativeRanks() ? BETTER : WORSE;
    }
    return row.pairs() < SignedRank.fewest(pairs, LEVEL) ? TOO_FEW_SEEDS : NOT_TOLD_APART;
  }

  /** Whether the two differ, in a few words. */
  public String words() {
    return words;
  }
}
