package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.spec.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetReachedTest {
  private static final Target ACCURACY = new Target("metric", 0.9);
  private static final Target TRAINING = new Target("train_loss", 0.5);
  private static final Target VALIDATION = new Target("validation_loss", 0.5);

  /** Final training loss 0.4, validation loss 0.5 at epoch 1; test loss 0.6, test metric 0.8. */
  private static TrialRow trial(String status, @Nullable Long bestEpoch) {
    return new TrialRow(
        "gru",
        Map.of(),
        "fast",
        2,
        39,
        1,
        status,
        2,
        0.4,
        bestEpoch,
        0.5,
        0.6,
        "accuracy",
        "higher",
        0.8,
        "");
  }

  /** Validation metrics 0.1, 0.9 and 1 after 0, 1 and 2 epochs. */
  private static List<LossRow> losses() {
    return List.of(loss(0, 0.1), loss(1, 0.9), loss(2, 1));
  }

  private static LossRow loss(long epoch, double metric) {
    return new LossRow("gru", Map.of(), 1, epoch, 0.4, 0.5, metric, 1.0);
  }

  private enum Split {
    VALIDATION,
    TEST
  }

  private static boolean isReached(Target target, String better, Split split) {
    return isReached(trial("ok", 1L), target, better, split);
  }

  private static boolean isReached(TrialRow trial, Target target, String better, Split split) {
    TargetReached reached = new TargetReached(target, better.equals("higher"));
    return split == Split.TEST
        ? reached.onTest(trial)
        : reached.onValidation(trial, TargetReached.checkpoint(trial, losses()));
  }

  @Test
  void theMetricCountsAtTheBestEpochInItsOwnDirection() {
    assertThat(isReached(ACCURACY, "higher", Split.VALIDATION)).isTrue();
    assertThat(isReached(new Target("metric", 0.91), "higher", Split.VALIDATION)).isFalse();
    assertThat(isReached(ACCURACY, "higher", Split.TEST)).isFalse();
    assertThat(isReached(new Target("metric", 0.89), "lower", Split.VALIDATION)).isFalse();
    assertThat(isReached(ACCURACY, "lower", Split.TEST)).isTrue();
  }

  @Test
  void aLossCountsOnTheSplitAskedFor() {
    assertThat(isReached(VALIDATION, "higher", Split.VALIDATION)).isTrue();
    assertThat(isReached(VALIDATION, "higher", Split.TEST)).isFalse();
    assertThat(isReached(new Target("validation_loss", 0.49), "", Split.VALIDATION)).isFalse();
    for (Split split : Split.values()) {
      assertThat(isReached(TRAINING, "higher", split)).isTrue();
      assertThat(isReached(new Target("train_loss", 0.39), "", split)).isFalse();
    }
  }

  @Test
  void aTrialThatIsNotOkReachesNothing() {
    for (String status : List.of("diverged", "failed")) {
      for (Split split : Split.values()) {
        assertThat(isReached(trial(status, 1L), VALIDATION, "", split)).isFalse();
        assertThat(isReached(trial(status, 1L), TRAINING, "", split)).isFalse();
      }
    }
    assertThat(isReached(trial("ok", null), ACCURACY, "higher", Split.VALIDATION)).isFalse();
  }
}
