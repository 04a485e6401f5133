package io.github.rnncompare.training;

import org.jspecify.annotations.Nullable;

/**
 * The losses and the metric of one epoch.
 *
 * @param epoch from 1; 0 is an evaluation before any training
 * @param trainLoss the mean of what the epoch's forward passes computed, each before its update
 * @param validationLoss evaluated after the epoch's updates, where there is a validation split
 * @param metric of the validation split, where the task has one
 * @param gradientNorm mean over the epoch's updates of the gradient's Euclidean norm; null at 0
 * @param clippedShare of the epoch's updates, whose gradient was clipped; null at 0
 */
public record EpochRecord(
    int epoch,
    double trainLoss,
    @Nullable Double validationLoss,
    @Nullable Double metric,
    @Nullable Double gradientNorm,
    @Nullable Double clippedShare) {

  static EpochRecord of(
      int epoch,
      double trainLoss,
      @Nullable Score validation,
      @Nullable Double gradientNorm,
      @Nullable Double clippedShare) {
    return new EpochRecord(
        epoch,
        trainLoss,
        validation == null ? null : validation.loss(),
        validation == null ? null : validation.metric(),
        gradientNorm,
        clippedShare);
  }
}
