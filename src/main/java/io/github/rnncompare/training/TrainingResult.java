package io.github.rnncompare.training;

import org.jspecify.annotations.Nullable;

/**
 * What a training came to.
 *
 * @param epochs that were run
 * @param finalTrainLoss evaluated after the last update
 * @param bestEpoch with the lowest validation loss; null without a validation split
 * @param testLoss at the best epoch; null without a test split, or where training diverged
 * @param testMetric at the best epoch, where the task has one
 */
public record TrainingResult(
    Status status,
    int epochs,
    double finalTrainLoss,
    @Nullable Long bestEpoch,
    @Nullable Double bestValidationLoss,
    @Nullable Double testLoss,
    @Nullable Double testMetric) {

  static TrainingResult of(
      Status status, int epochs, double finalTrainLoss, BestEpoch best, @Nullable Score test) {
    return new TrainingResult(
        status,
        epochs,
        finalTrainLoss,
        best.epoch(),
        best.loss(),
        test == null ? null : test.loss(),
        test == null ? null : test.metric());
  }

  /** How it ended. */
  public enum Status {
    OK,
    /** A loss was infinite or no number; training stopped at that epoch. */
    DIVERGED;

    static Status of(double trainLoss, @Nullable Score validation) {
      boolean finite =
          Double.isFinite(trainLoss) && (validation == null || Double.isFinite(validation.loss()));
      return finite ? OK : DIVERGED;
    }
  }
}
