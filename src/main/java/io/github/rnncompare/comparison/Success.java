package io.github.rnncompare.comparison;

import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TrialKey;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Target;
import io.github.rnncompare.statistics.Rate;
import io.github.rnncompare.statistics.Summary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many trials reached the target, and after how many epochs.
 *
 * @param epochs median over trials of the first epoch that reaches it; a trial that never does
 *     counts as infinite
 */
record Success(Rate rate, double epochs) {

  /**
   * Counts the trials that did not fail; a diverged trial counts as one that did not reach the
   * target.
   */
  static Success of(List<TrialRow> trials, Map<TrialKey, Long> reached) {
    double[] epochs =
        trials.stream()
            .filter(trial -> !trial.status().equals(TrialRow.FAILED))
            .mapToDouble(trial -> epoch(trial, reached))
            .toArray();
    int successes = 0;
    for (double epoch : epochs) {
      successes += Double.isFinite(epoch) ? 1 : 0;
    }
    return new Success(
        Rate.of(successes, epochs.length),
        epochs.length == 0 ? Double.POSITIVE_INFINITY : Summary.medianOf(epochs));
  }

  private static double epoch(TrialRow trial, Map<TrialKey, Long> reached) {
    Long epoch = trial.isOk() ? reached.get(TrialKey.of(trial)) : null;
    return epoch == null ? Double.POSITIVE_INFINITY : epoch;
  }

  /**
   * The first epoch of each trial that is at least as good as the target; trials without one are
   * left out.
   *
   * @param higherIsBetter whether a higher metric is better
   */
  static Map<TrialKey, Long> firstEpochs(
      List<LossRow> losses, Target target, boolean higherIsBetter) {
    boolean higher = target.isMetric() && higherIsBetter;
    Map<TrialKey, Long> first = new HashMap<>();
    for (LossRow row : losses) {
      Double value =
          switch (target.column()) {
            case "validation_loss" -> row.validationLoss();
            case "metric" -> row.validationMetric();
            default -> (Double) row.trainLoss();
          };
      if (value != null && (higher ? value >= target.value() : value <= target.value())) {
        first.merge(TrialKey.of(row), row.epoch(), Math::min);
      }
    }
    return first;
  }
}
