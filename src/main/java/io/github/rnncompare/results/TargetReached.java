package io.github.rnncompare.results;

import io.github.rnncompare.spec.Target;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a trial has reached the target of its spec, judged once, at its chosen epoch. */
public final class TargetReached {
  private TargetReached() {}

  /** The split on which a trial is judged. A target on the training loss uses neither. */
  public enum Split {
    VALIDATION,
    TEST
  }

  /**
   * Whether the trial is ok, and its value at the best epoch (its final training loss, for a target
   * on that) is the target's or better.
   *
   * @param losses the epochs of the trial
   * @param better which direction of the metric is better, lower or higher; any for a loss
   */
  public static boolean isReached(
      TrialRow trial, List<LossRow> losses, Target target, String better, Split split) {
    Double value = value(trial, losses, target, split);
    if (!trial.isOk() || value == null) {
      return false;
    }
    boolean higher = target.isMetric() && better.equals(TrialRow.HIGHER);
    return higher ? value >= target.value() : value <= target.value();
  }

  private static @Nullable Double value(
      TrialRow trial, List<LossRow> losses, Target target, Split split) {
    boolean test = split == Split.TEST;
    if (target.isMetric()) {
      return test ? trial.testMetric() : validationMetric(trial, losses);
    }
    if (target.isTrainLoss()) {
      return trial.finalTrainLoss();
    }
    return test ? trial.testLoss() : trial.bestValidationLoss();
  }

  private static @Nullable Double validationMetric(TrialRow trial, List<LossRow> losses) {
    for (LossRow row : losses) {
      if (Objects.equals(row.epoch(), trial.bestEpoch())) {
        return row.validationMetric();
      }
    }
    return null;
  }
}
