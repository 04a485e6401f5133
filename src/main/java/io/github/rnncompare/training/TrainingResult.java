package io.github.rnncompare.training;

import org.jspecify.annotations.Nullable;

/**
 * The result of a training.
 *
 * @param message one line on why it diverged and what to try; empty where it did not
 * @param epochs that were run
 * @param finalTrainLoss evaluated after the last update
 * @param bestEpoch by {@link TrainingSettings#checkpoint}; null without a validation split, or
 *     where training diverged before there was one
 * @param bestValidationLoss the running median there, or the loss itself, by the same rule
 * @param testLoss at the best epoch; null without a test split, or where training diverged
 * @param testMetric at the best epoch, where the task has one
 */
public record TrainingResult(
    Status status,
    String message,
    int epochs,
    double finalTrainLoss,
    @Nullable Long bestEpoch,
    @Nullable Double bestValidationLoss,
    @Nullable Double testLoss,
    @Nullable Double testMetric) {

  static TrainingResult of(
      String divergence,
      int epochs,
      double finalTrainLoss,
      @Nullable BestEpoch best,
      @Nullable Score test) {
    return new TrainingResult(
        divergence.isEmpty() ? Status.OK : Status.DIVERGED,
        divergence,
        epochs,
        finalTrainLoss,
        best == null ? null : best.epoch(),
        best == null ? null : best.loss(),
        test == null ? null : test.loss(),
        test == null ? null : test.metric());
  }

  /** How it ended. */
  public enum Status {
    OK,
    /**
     * A loss or the metric was infinite or NaN, or a loss more than 10,000 times its value before
     * training; training stopped there.
     */
    DIVERGED
  }
}
