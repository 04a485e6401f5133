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
  /** Only Holm's correction for the other pairs takes the significance away. */
  LOST_TO_HOLM("no, only before Holm's correction"),
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
    if (row.pValue() < LEVEL) {
      return row.pairs() < SignedRank.fewest(pairs, LEVEL) ? TOO_FEW_SEEDS : LOST_TO_HOLM;
    }
    return row.pairs() < SignedRank.fewest(pairs, LEVEL) ? TOO_FEW_SEEDS : NOT_SIGNIFICANT;
  }

  /** Whether the two differ significantly, as a cell of a table. */
  public String words() {
    return words;
  }
}
