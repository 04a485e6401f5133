package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StillImprovingTest {
  private final List<LossRow> losses = new ArrayList<>();
  private final List<TrialRow> trials = new ArrayList<>();

  /** A trial whose validation loss is a function of the epoch; its metric is one minus that. */
  private void trial(int epochs, IntToDoubleFunction loss) {
    long seed = trials.size() + 1L;
    for (int epoch = 0; epoch <= epochs; epoch++) {
      double now = loss.applyAsDouble(epoch);
      losses.add(new LossRow("gru", Map.of(), seed, epoch, 9, now, 1 - now, 0.1));
    }
    trials.add(
        new TrialRow(
            "gru",
            Map.of(),
            "fast",
            3,
            40,
            seed,
            TrialRow.OK,
            epochs,
            0.5,
            null,
            null,
            null,
            "",
            "",
            null,
            ""));
  }

  private boolean improving() {
    return new StillImproving(losses, false).isSoFor(trials, trial -> false);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 9, 10, 39, 40, 200})
  void aLossThatFallsByTenPercentInTheLastFifthIsImproving(int epochs) {
    // given: it falls to 1 / 1.7 of itself over all epochs, exponentially
    trial(epochs, epoch -> Math.pow(0.5, epoch / (double) epochs * 0.77));

    assertThat(improving()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 9, 10, 39, 40, 200})
  void aLossThatRestsIsNot(int epochs) {
    trial(epochs, epoch -> epoch < 0.5 * epochs ? 1 - epoch / (double) epochs : 0.3);

    assertThat(improving()).isFalse();
  }

  @Test
  void oneLuckyEpochIsNoImprovement() {
    trial(100, epoch -> epoch == 95 ? 0.1 : 0.5);

    assertThat(improving()).isFalse();
  }

  @Test
  void aQuarterOfTheSeedsIsNotEnough() {
    trial(100, epoch -> 1 - 0.005 * epoch);
    for (int i = 0; i < 3; i++) {
      trial(100, epoch -> 0.5);
    }
    assertThat(improving()).isFalse();

    trial(100, epoch -> 1 - 0.005 * epoch);
    assertThat(improving()).isTrue();
  }

  @Test
  void seedsThatAreSolvedNeedNoMore() {
    trial(100, epoch -> 1 - 0.005 * epoch);
    trial(100, epoch -> 0.5);

    assertThat(new StillImproving(losses, false).isSoFor(trials, trial -> trial.seed() == 1))
        .isFalse();
  }

  @Test
  void aMetricGainsMoreThanOneHundredth() {
    // given: 0.0095 in the last fifth, then 0.0105
    trial(100, epoch -> 0.5 - 0.0095 * epoch / 20);
    assertThat(new StillImproving(losses, true).isSoFor(trials, trial -> false)).isFalse();

    trial(100, epoch -> 0.5 - 0.0105 * epoch / 20);
    assertThat(new StillImproving(losses, true).isSoFor(trials, trial -> false)).isTrue();
  }

  private boolean metricImproving() {
    return new StillImproving(losses, true).isSoFor(trials, trial -> false);
  }

  @Test
  void aLossHasToFallByMoreThanFivePercent() {
    trial(100, epoch -> epoch <= 80 ? 1 : 0.95);
    assertThat(improving()).isFalse();

    trial(100, epoch -> epoch <= 80 ? 1 : 0.94);
    assertThat(improving()).isTrue();
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    // given: in this order the loss would rise
    trial(100, epoch -> 1 - 0.005 * epoch);
    Collections.reverse(losses);

    assertThat(improving()).isTrue();
  }

  @Test
  void withoutAMetricOnTheValidationSplitTheLossDecides() {
    // given
    trial(100, epoch -> 1 - 0.005 * epoch);
    losses.replaceAll(row -> withoutMetric(row));

    assertThat(metricImproving()).isTrue();
  }

  private static LossRow withoutMetric(LossRow row) {
    return new LossRow(
        row.architecture(),
        row.configuration(),
        row.seed(),
        row.epoch(),
        row.trainLoss(),
        row.validationLoss(),
        null,
        0.1);
  }

  @Test
  void whatTheLossIsBeforeTrainingDoesNotCount() {
    // given: the random parameters of epoch 0 happen to be good
    trial(5, epoch -> epoch == 0 ? 0.1 : 1 - 0.1 * epoch);

    assertThat(improving()).isTrue();
  }

  @Test
  void theLastEpochOfAShortTrainingCounts() {
    trial(5, epoch -> epoch == 5 ? 0.5 : 1);

    assertThat(improving()).isTrue();
  }
}
