package io.github.rnncompare.results;

import io.github.rnncompare.spec.Target;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a trial reaches the target of its spec: by the score of its chosen checkpoint, not of any
 * epoch, as the best of many noisy epochs reaches what the network that is kept does not.
 *
 * @param higherIsBetter whether a higher metric is better
 */
public record TargetReached(Target target, boolean higherIsBetter) {

  /**
   * On the test split; on the training split if the target is a training loss. A trial that
   * diverged or failed, or has no such score, does not reach it.
   */
  public boolean onTest(TrialRow trial) {
    return trial.isOk()
        && isReached(
            switch (target.column()) {
              case "validation_loss" -> trial.testLoss();
              case "metric" -> trial.testMetric();
              default -> trial.finalTrainLoss();
            });
  }

  /**
   * On the validation split; on the training split if the target is a training loss. A trial that
   * diverged or failed, or has no such score, does not reach it.
   *
   * @param checkpoint the epoch of the trial's checkpoint; null if there is none
   */
  public boolean onValidation(TrialRow trial, @Nullable LossRow checkpoint) {
    return trial.isOk()
        && isReached(
            switch (target.column()) {
              case "validation_loss" -> trial.bestValidationLoss();
              case "metric" -> checkpoint == null ? null : checkpoint.validationMetric();
              default -> trial.finalTrainLoss();
            });
  }

  /** The epoch of a trial's checkpoint; null if there is none. */
  public static @Nullable LossRow checkpoint(TrialRow trial, List<LossRow> losses) {
    return losses.stream()
        .filter(row -> Objects.equals(row.epoch(), trial.bestEpoch()))
        .findFirst()
        .orElse(null);
  }

  /** Whether the loss or the metric that the target names reaches it after an epoch. */
  public boolean after(LossRow epoch) {
    return isReached(
        switch (target.column()) {
          case "validation_loss" -> epoch.validationLoss();
          case "metric" -> epoch.validationMetric();
          default -> (Double) epoch.trainLoss();
        });
  }

  private boolean isReached(@Nullable Double value) {
    if (value == null) {
      return false;
    }
    boolean higher = target.isMetric() && higherIsBetter;
    return higher ? value >= target.value() : value <= target.value();
  }
}
