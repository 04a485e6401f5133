package io.github.rnncompare.comparison;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.statistics.SignedRank;

/** The result of a pairwise comparison at a significance level of 0.05. */
public enum Verdict {
  /** The one that ranks first is significantly better. */
  BETTER("yes"),
  /**
   * The one that ranks first is significantly worse seed by seed: a few seeds dominate the means.
   */
  WORSE("yes, but the other is better"),
  /** There is no significant difference. */
  NOT_SIGNIFICANT("no"),
  /** With so few seeds no difference can be significant, even if one were better in every seed. */
  TOO_FEW_SEEDS("too few seeds");

  public static final double LEVEL = 0.05;

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /**
   * The verdict on a pair.
   *
   * @param pairs number of pairs of architectures in Holm's correction
   */
  public static Verdict of(ComparisonRow row, int pairs) {
    if (row.pHolm() < LEVEL) {
      return row.positiveRanks() < row.negativeRanks() ? BETTER : WORSE;
    }
    return row.pairs() < SignedRank.fewest(pairs, LEVEL) ? TOO_FEW_SEEDS : NOT_SIGNIFICANT;
  }

  /** Whether the two differ significantly, as a cell of a table. */
  public String words() {
    return words;
  }
}
