package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.results.ComparisonRow;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PairsTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private static final OptionalDouble NONE = OptionalDouble.empty();

  private final SampleRun run = new SampleRun();

  private ComparisonRow pair() {
    return Pairs.of(Measure.FINAL_TRAIN_LOSS, run.trials(), List.of("gru", "lstm"), NONE).get(0);
  }

  @Test
  void twoAreComparedSeedBySeed() {
    run.memorised("gru", 0.1, 0.2, 0.3, 0.9).memorised("lstm", 0.2, 0.4, 0.6, 0.5);

    // then: differences −0.1, −0.2, −0.3, 0.4
    ComparisonRow row = pair();
    assertThat(row.measure()).isEqualTo("final_train_loss");
    assertThat(row.architecture()).isEqualTo("gru");
    assertThat(row.other()).isEqualTo("lstm");
    assertThat(row.pairs()).isEqualTo(4);
    assertThat(row.differences()).isEqualTo(4);
    assertThat(row.meanDifference()).isCloseTo(-0.05, ROUNDING);
    assertThat(List.of(row.wins(), row.ties(), row.losses())).containsExactly(3L, 0L, 1L);
    assertThat(row.probabilityBetter()).isEqualTo(0.75);
    // ratios 1/2, 1/2, 1/2, 9/5: their logarithms have the ranks 3, 3, 3 and 1
    assertThat(row.scale()).isEqualTo("logarithmic");
    assertThat(row.positiveRanks()).isEqualTo(1);
    assertThat(row.negativeRanks()).isEqualTo(9);
    // sums of ranks up to 1: {} and 1: 2 of 16, on both sides
    assertThat(row.pValue()).isCloseTo(4 / 16.0, ROUNDING);
    assertThat(row.hodgesLehmann()).isCloseTo(0.5, within(1e-8));
    assertThat(row.hodgesLehmannLow()).isNull();
    assertThat(row.pHolm()).isEqualTo(row.pValue());
  }

  @Test
  void whatDivergedIsWorseThanWhatDidNotAndLeftOutOfTheDifference() {
    // given: seed 3 diverged in both, 4 in gru, 5 in lstm
    run.memorised("gru", 0.1, 0.2).diverged("gru", 3).diverged("gru", 4).memorisedAt("gru", 5, 0.8);
    run.memorised("lstm", 0.4, 0.3)
        .diverged("lstm", 3)
        .memorisedAt("lstm", 4, 0.9)
        .diverged("lstm", 5);

    ComparisonRow row = pair();

    assertThat(row.pairs()).isEqualTo(5);
    assertThat(row.differences()).isEqualTo(2);
    assertThat(row.meanDifference()).isCloseTo(-0.2, ROUNDING);
    assertThat(List.of(row.wins(), row.ties(), row.losses())).containsExactly(3L, 1L, 1L);
    assertThat(row.probabilityBetter()).isCloseTo(0.7, ROUNDING);
    // the sizes 0, ln 1.5, ln 4, ∞, ∞ have the ranks 1, 2, 3, 4.5, 4.5
    assertThat(row.positiveRanks()).isEqualTo(4.5);
    assertThat(row.negativeRanks()).isEqualTo(2 + 3 + 4.5);
  }

  @Test
  void aSeedOfWhichOneFailedOrThatOneAloneHasIsLeftOut() {
    run.memorised("gru", 0.1, 0.2, 0.3).failed("gru", 4).memorisedAt("gru", 6, 0.1);
    run.memorised("lstm", 0.4).failed("lstm", 2).memorisedAt("lstm", 4, 0.1);

    ComparisonRow row = pair();

    assertThat(row.pairs()).isEqualTo(1);
    assertThat(row.meanDifference()).isCloseTo(-0.3, ROUNDING);
  }

  @Test
  void theOrderOfTheTrialsDoesNotMatter() {
    run.memorisedAt("gru", 2, 0.2).memorisedAt("gru", 1, 0.1);
    run.memorisedAt("lstm", 1, 0.4).memorisedAt("lstm", 2, 0.6);

    assertThat(pair().meanDifference()).isCloseTo(-0.35, ROUNDING);
  }

  @Test
  void withoutACommonSeedThereIsNoDifferenceAndNoDoubt() {
    run.memorisedAt("gru", 1, 0.2).memorisedAt("lstm", 2, 0.1);

    ComparisonRow row = pair();

    assertThat(row.pairs()).isZero();
    assertThat(row.meanDifference()).isNull();
    assertThat(row.hodgesLehmann()).isNull();
    assertThat(row.hodgesLehmannLow()).isNull();
    assertThat(row.probabilityBetter()).isNull();
    assertThat(row.pValue()).isEqualTo(1);
  }

  @Test
  void holmsCorrectionIsOverThePairsOfThisMeasure() {
    // given: a below b in all 8 seeds, b below c in all, a below c in all
    run.memorised("a", 0.10, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17)
        .memorised("b", 0.30, 0.32, 0.34, 0.36, 0.38, 0.40, 0.42, 0.11)
        .memorised("c", 0.60, 0.63, 0.66, 0.69, 0.72, 0.75, 0.78, 0.81);

    List<ComparisonRow> rows =
        Pairs.of(Measure.FINAL_TRAIN_LOSS, run.trials(), List.of("a", "b", "c"), NONE);

    // then: seed 8 alone is the other way round for a and b, with the smallest rank
    assertThat(rows).extracting(ComparisonRow::architecture).containsExactly("a", "a", "b");
    assertThat(rows).extracting(ComparisonRow::other).containsExactly("b", "c", "c");
    assertThat(rows)
        .extracting(ComparisonRow::pValue)
        .containsExactly(4 / 256.0, 2 / 256.0, 2 / 256.0);
    assertThat(rows)
        .extracting(ComparisonRow::pHolm)
        .containsExactly(6 / 256.0, 6 / 256.0, 6 / 256.0);
  }

  @Test
  void aLossOfZeroIsComparedByDifferences() {
    run.memorised("gru", 0, 0.2, 0.3).memorised("lstm", 0.2, 0.4, 0.6);

    assertThat(pair().scale()).isEqualTo("linear");
    assertThat(pair().hodgesLehmann()).isCloseTo(-0.225, within(1e-8));
  }

  @Test
  void theIntervalHoldsTheShiftsThatTheTestDoesNotRefuse() {
    // given: six seeds, in all of which gru is ahead
    run.withAccuracy()
        .forecast("gru", 0.9, 0.8, 0.7, 0.9, 0.8, 0.7)
        .forecast("lstm", 0.8, 0.6, 0.4, 0.5, 0.3, 0.1);
    Measure accuracy = Measure.of(run.trials()).get(3);

    ComparisonRow row = Pairs.of(accuracy, run.trials(), List.of("gru", "lstm"), NONE).get(0);

    // then: only if every seed is on one side does the test refuse
    assertThat(row.pValue()).isEqualTo(2 / 64.0);
    assertThat(row.hodgesLehmannLow()).isCloseTo(0.1, within(1e-8));
    assertThat(row.hodgesLehmannHigh()).isCloseTo(0.6, within(1e-8));
    assertThat(row.correlation()).isCloseTo(0.7364597, within(1e-7));
  }

  @Test
  void splitsOfOneDataSetHaveTheCorrectedResampledT() {
    // given ten splits, 0.2 of the data for the test and 0.6 for training
    run.withAccuracy()
        .forecast("gru", 0.9, 0.8, 0.7, 0.9, 0.8, 0.7, 0.9, 0.8, 0.7, 0.9)
        .forecast("lstm", 0.85, 0.79, 0.6, 0.88, 0.81, 0.65, 0.8, 0.75, 0.68, 0.85);
    Measure accuracy = Measure.of(run.trials()).get(3);

    // when
    ComparisonRow row =
        Pairs.of(accuracy, run.trials(), List.of("gru", "lstm"), OptionalDouble.of(0.2 / 0.6))
            .get(0);

    // then: mean 0.044, sd 0.035963, t = 0.044 / (0.035963 · √(0.1 + 1/3)) with 9 degrees of
    // freedom
    assertThat(row.pValue()).isCloseTo(0.09602697, within(1e-7));
    assertThat(row.pSignedRank()).isLessThan(0.01);
    assertThat(row.pHolm()).isEqualTo(row.pValue());
    // 0.044 ± 2.262157 · 0.0236740, which holds 0 as p > 0.05
    assertThat(row.hodgesLehmannLow()).isCloseTo(-0.009554, within(1e-5));
    assertThat(row.hodgesLehmannHigh()).isCloseTo(0.097554, within(1e-5));
  }

  @Test
  void ofAnAccuracyTheHigherOneWins() {
    // given
    run.withAccuracy().forecast("gru", 0.9, 0.8, 0.5, 0.9).forecast("lstm", 0.68, 0.62, 0.6, 0.8);
    Measure accuracy = Measure.of(run.trials()).get(3);

    // when
    ComparisonRow row = Pairs.of(accuracy, run.trials(), List.of("gru", "lstm"), NONE).get(0);

    // then: differences 0.22, 0.18, −0.1, 0.1
    assertThat(row.meanDifference()).isCloseTo(0.1, ROUNDING);
    assertThat(row.scale()).isEqualTo("linear");
    // the median of 0.22, 0.20, 0.18, 0.16, 0.14, 0.1, 0.06, 0.04, 0, −0.1
    assertThat(row.hodgesLehmann()).isCloseTo(0.12, within(1e-8));
    assertThat(List.of(row.wins(), row.ties(), row.losses())).containsExactly(3L, 0L, 1L);
    assertThat(row.negativeRanks()).isGreaterThan(row.positiveRanks());
  }
}
