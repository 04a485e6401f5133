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
  /**
   * With so few seeds no difference can be significant: by Wilcoxon's test not even if one were
   * better in every seed, by a t-test because one seed has no variance.
   */
  TOO_FEW_SEEDS("too few seeds");

  public static final double LEVEL = 0.05;

  /** The corrected resampled t-test needs a variance. */
  private static final int FEWEST_OF_T = 2;

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /**
   * The verdict on a pair.
   *
   * @param pairs number of pairs of architectures in Holm's correction
   * @param resampled whether seeds draw splits of one data set, as for {@link #fewestSeeds}
   */
  public static Verdict of(ComparisonRow row, int pairs, boolean resampled) {
    if (row.pHolm() < LEVEL) {
      return isBetter(row) ? BETTER : WORSE;
    }
    if (row.pairs() < fewestSeeds(row, pairs, resampled)) {
      return TOO_FEW_SEEDS;
    }
    return row.pValue() < LEVEL ? LOST_TO_HOLM : NOT_SIGNIFICANT;
  }

  /** Whether the ranks of the seeds are on the side of the one that ranks first. */
  public static boolean isBetter(ComparisonRow row) {
    return row.positiveRanks() < row.negativeRanks();
  }

  /**
   * The fewest seeds with which the test of a pair can find a significant difference.
   *
   * @param resampled whether p is from the corrected resampled t-test; where a trial diverged it is
   *     from Wilcoxon's test all the same
   */
  static int fewestSeeds(ComparisonRow row, int pairs, boolean resampled) {
    return resampled && row.differences() == row.pairs()
        ? FEWEST_OF_T
        : SignedRank.fewest(pairs, LEVEL);
  }

  /** Whether the two differ significantly, as a cell of a table. */
  public String words() {
    return words;
  }
}
