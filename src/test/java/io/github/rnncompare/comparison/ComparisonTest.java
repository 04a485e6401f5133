package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.SummaryRow;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private final SampleRun run = new SampleRun();

  private Comparison comparison() {
    return new Comparison(run.content());
  }

  private static final Measure LOSS = Measure.FINAL_TRAIN_LOSS;

  @Test
  void theLowerMeanComesFirstInRankAndPairs() {
    run.memorised("a", 0.5, 0.6).memorised("b", 0.3, 0.4).memorised("c", 0.4, 0.5);

    Comparison comparison = comparison();

    assertThat(comparison.architectures()).containsExactly("a", "b", "c");
    assertThat(comparison.ranked(LOSS)).containsExactly("b", "c", "a");
    assertThat(comparison.pairs())
        .extracting(ComparisonRow::architecture)
        .containsExactly("b", "b", "c");
    assertThat(comparison.pairs()).extracting(ComparisonRow::other).containsExactly("c", "a", "a");
    assertThat(comparison.pair(LOSS, "a", "b")).isEqualTo(comparison.pair(LOSS, "b", "a"));
    assertThat(comparison.pair(LOSS, "a", "none")).isEmpty();
  }

  @Test
  void ofEqualMeansTheFirstOfTheRunComesFirst() {
    run.memorised("z", 0.5, 0.5).memorised("a", 0.5, 0.5);

    assertThat(comparison().ranked(LOSS)).containsExactly("z", "a");
  }

  @Test
  void thatOfWhichHalfEndedBadlyComesAfterTheOthers() {
    run.memorised("half", 0.1).diverged("half", 2);
    run.memorised("third", 0.5, 0.5).failed("third", 3);
    run.diverged("all", 1).diverged("all", 2);
    run.memorised("none", 0.6, 0.6);

    assertThat(comparison().ranked(LOSS)).containsExactly("third", "none", "half", "all");
    assertThat(comparison().value("all", LOSS)).isInfinite();
    assertThat(comparison().isWorseThanBest("third", LOSS)).isFalse();
  }

  @Test
  void theLastMeasureThatTheRunHasDecides() {
    run.memorised("gru", 0.5);
    assertThat(comparison().primary().column()).isEqualTo("final_train_loss");

    run.forecast("lstm", 49);
    assertThat(comparison().primary().column()).isEqualTo("test_metric");
    assertThat(comparison().measures()).hasSize(4);
  }

  @Test
  void theMetricGoesByItsOwnNameWhicheverTrialHasIt() {
    run.failed("gru", 1).forecast("lstm", 49);

    assertThat(comparison().title(comparison().primary())).isEqualTo("test_rmse_x");
  }

  @Test
  void eachMeasureIsRankedAndCorrectedAlone() {
    // given: equal in every other measure
    run.forecast("gru", 1, 2, 3, 4, 5, 6).forecast("lstm", 2, 4, 6, 8, 10, 12);

    // then
    assertThat(comparison().pairs())
        .extracting(ComparisonRow::measure)
        .containsExactly("final_train_loss", "best_validation_loss", "test_loss", "test_metric");
    assertThat(comparison().pairs())
        .extracting(ComparisonRow::pHolm)
        .containsExactly(1.0, 1.0, 1.0, 2 / 64.0);
    assertThat(comparison().isWorseThanBest("lstm", comparison().primary())).isTrue();
    assertThat(comparison().isWorseThanBest("lstm", LOSS)).isFalse();
    assertThat(comparison().isWorseThanBest("gru", comparison().primary())).isFalse();
  }

  @Test
  void theTargetIsTheSpecs() {
    run.memorised("gru", 0.5);
    assertThat(comparison().target()).isEmpty();

    run.with("target", Map.of("train_loss", 0.5));
    assertThat(comparison().target()).isPresent();
    assertThat(comparison().summaries().get(0).reached()).isEqualTo(1);
  }

  @Test
  void theConfigurationOfAnArchitectureIsTheOneThatTheSweepChose() {
    // given
    Map<String, String> slow = Map.of("rate", "1");
    Map<String, String> fast = Map.of("rate", "2");
    Comparison comparison =
        new Comparison(
            new SampleRun()
                .tried("gru", slow, 0.2)
                .tried("gru", fast, 0.1)
                .tried("lstm", slow, 0.1)
                .tried("lstm", fast, 0.2)
                .chosen("gru", fast, 0.1)
                .chosen("lstm", slow, 0.1)
                .content());

    // then
    assertThat(comparison.configuration("gru")).isEqualTo(fast);
    assertThat(comparison.configuration("lstm")).isEqualTo(slow);
    assertThat(comparison.configuration("none")).isEmpty();
  }

  @Test
  void oneArchitectureHasNoPairs() {
    run.memorised("gru", 0.5).baseline("always 0", "final_train_loss", 1);

    assertThat(comparison().countOfPairs()).isZero();
    assertThat(comparison().pairs()).isEmpty();
    assertThat(comparison().baselines()).containsExactly("always 0");
    assertThat(comparison().configuration("gru")).isEmpty();
  }

  @Test
  void aLossGoesByItsColumn() {
    run.forecast("lstm", 49);

    assertThat(comparison().title(LOSS)).isEqualTo("final_train_loss");
  }

  @Test
  void whatAnAccuracyIsToReachIsReachedFromAboveAndAnErrorFromBelow() {
    // given
    SampleRun accuracy = new SampleRun().withAccuracy().with("target", Map.of("metric", 0.5));
    accuracy.forecast("gru", 0.4, 0.6, 0.7);
    SampleRun error = new SampleRun().with("target", Map.of("metric", 0.5));
    error.forecast("gru", 0.4, 0.6, 0.7);

    // then
    assertThat(new Comparison(accuracy.content()).summaries().get(0).reached()).isEqualTo(2);
    assertThat(new Comparison(error.content()).summaries().get(0).reached()).isEqualTo(1);
  }

  @Test
  void whatImprovesUntilTheEndNeedsMoreEpochsUnlessItReachesTheTarget() {
    // given: a loss that falls from 1 to 0.5, and one that stays
    run.memorised("falls", 0.5, 0.5).memorised("stays", 1, 1);

    // then
    assertThat(comparison().stillImproving()).containsExactly("falls");
    run.with("target", Map.of("train_loss", 0.4));
    assertThat(comparison().stillImproving()).containsExactly("falls");
    run.with("target", Map.of("train_loss", 0.5));
    assertThat(comparison().stillImproving()).isEmpty();
  }

  @Test
  void everyConfigurationThatASweepTriedHasASummaryOfItsOwn() {
    // given
    Map<String, String> slow = Map.of("rate", "1");
    Map<String, String> fast = Map.of("rate", "2");
    run.with("target", Map.of("train_loss", 0.3))
        .tried("gru", slow, 0.2, 0.4)
        .tried("gru", fast, 0.1, 0.1)
        .chosen("gru", fast, 0.1);

    // then
    assertThat(comparison().sweep())
        .extracting(SummaryRow::configuration, SummaryRow::n, SummaryRow::reached)
        .containsExactly(tuple(slow, 2L, 1L), tuple(fast, 2L, 2L));
    assertThat(comparison().summaries()).hasSize(1);
  }
}
