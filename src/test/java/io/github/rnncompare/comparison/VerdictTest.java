package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.results.ComparisonRow;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static ComparisonRow row(long pairs, double positive, double negative, double pHolm) {
    return row(pairs, positive, negative, pHolm, pHolm);
  }

  private static ComparisonRow row(
      long pairs, double positive, double negative, double p, double pHolm) {
    return new ComparisonRow(
        "test_loss",
        "gru",
        "lstm",
        pairs,
        pairs,
        -0.1,
        "linear",
        null,
        null,
        null,
        pairs,
        0,
        0,
        1.0,
        null,
        positive,
        negative,
        p,
        p,
        pHolm,
        Map.of());
  }

  @Test
  void belowTheLevelTheSidesOfTheRanksDecide() {
    assertThat(Verdict.of(row(10, 5, 50, 0.049), 1, false)).isEqualTo(Verdict.BETTER);
    assertThat(Verdict.of(row(10, 50, 5, 0.049), 1, false)).isEqualTo(Verdict.WORSE);
  }

  @Test
  void atTheLevelNothingIsSignificant() {
    assertThat(Verdict.of(row(10, 5, 50, 0.05), 1, false)).isEqualTo(Verdict.NOT_SIGNIFICANT);
    assertThat(Verdict.of(row(10, 5, 50, 1), 1, false)).isEqualTo(Verdict.NOT_SIGNIFICANT);
  }

  @Test
  void whatHolmsCorrectionAloneTakesAwayIsSaid() {
    assertThat(Verdict.of(row(10, 5, 50, 0.03, 0.06), 3, false)).isEqualTo(Verdict.LOST_TO_HOLM);
    assertThat(Verdict.of(row(7, 2, 26, 0.047, 0.094), 3, false)).isEqualTo(Verdict.LOST_TO_HOLM);
    assertThat(Verdict.of(row(10, 5, 50, 0.05, 0.15), 3, false)).isEqualTo(Verdict.NOT_SIGNIFICANT);
    assertThat(Verdict.of(row(6, 0, 21, 0.03125, 0.09375), 3, false))
        .isEqualTo(Verdict.TOO_FEW_SEEDS);
  }

  @Test
  void howManySeedsItTakesDependsOnHowManyPairsThereAre() {
    // 2 / 2⁵ = 0.0625 and 2 / 2⁶ = 0.031; 3 · 2 / 2⁶ = 0.094 and 3 · 2 / 2⁷ = 0.047
    assertThat(Verdict.of(row(5, 0, 15, 0.0625), 1, false)).isEqualTo(Verdict.TOO_FEW_SEEDS);
    assertThat(Verdict.of(row(6, 1, 20, 0.0625), 1, false)).isEqualTo(Verdict.NOT_SIGNIFICANT);
    assertThat(Verdict.of(row(6, 0, 21, 0.09), 3, false)).isEqualTo(Verdict.TOO_FEW_SEEDS);
    assertThat(Verdict.of(row(7, 1, 27, 0.09), 3, false)).isEqualTo(Verdict.NOT_SIGNIFICANT);
    assertThat(Verdict.of(row(0, 0, 0, 1), 1, false)).isEqualTo(Verdict.TOO_FEW_SEEDS);
  }

  @Test
  void whatIsSignificantHadSeedsEnough() {
    // Of three pairs the last one in Holm's order is multiplied by 1: six seeds will do for it.
    assertThat(Verdict.of(row(6, 0, 21, 0.03125), 3, false)).isEqualTo(Verdict.BETTER);
  }

  @Test
  void aTestOfResampledSplitsNeedsTwoSeeds() {
    assertThat(Verdict.of(row(3, 0, 6, 0.018, 0.054), 3, true)).isEqualTo(Verdict.LOST_TO_HOLM);
    assertThat(Verdict.of(row(3, 0, 6, 0.3), 3, true)).isEqualTo(Verdict.NOT_SIGNIFICANT);
    assertThat(Verdict.of(row(2, 0, 3, 0.3), 3, true)).isEqualTo(Verdict.NOT_SIGNIFICANT);
    assertThat(Verdict.of(row(1, 0, 1, 1), 3, true)).isEqualTo(Verdict.TOO_FEW_SEEDS);
    assertThat(Verdict.of(row(0, 0, 0, 1), 3, true)).isEqualTo(Verdict.TOO_FEW_SEEDS);
  }

  @Test
  void aTestWithADivergedTrialIsWilcoxonsWhateverTheSplits() {
    ComparisonRow diverged =
        new ComparisonRow(
            "test_loss",
            "gru",
            "lstm",
            3,
            2,
            -0.1,
            "linear",
            null,
            null,
            null,
            3,
            0,
            0,
            1.0,
            null,
            0,
            6,
            0.25,
            0.25,
            0.25,
            Map.of());

    assertThat(Verdict.of(diverged, 1, true)).isEqualTo(Verdict.TOO_FEW_SEEDS);
    assertThat(Verdict.fewestSeeds(diverged, 1, true)).isEqualTo(6);
    assertThat(Verdict.fewestSeeds(row(3, 0, 6, 0.2), 1, true)).isEqualTo(2);
  }

  @Test
  void aTableSaysWhetherTwoDifferSignificantlyAndIfNotWhy() {
    assertThat(Verdict.values()).extracting(Verdict::words).doesNotHaveDuplicates();
    assertThat(Verdict.BETTER.words()).isEqualTo("yes");
    assertThat(Verdict.NOT_SIGNIFICANT.words()).isEqualTo("no");
  }
}
