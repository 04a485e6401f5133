package io.github.rnncompare.training;

import org.jspecify.annotations.Nullable;

/**
 * All that a training needs to go on after an epoch as if it had never stopped. The order of the
 * batches and what is drawn at a step follow from {@link TrainingSeeds} and the two counts.
 *
 * @param epoch that has just ended; 0 before training
 * @param updates done so far
 * @param parameters after the last update, [parameters]
 * @param untrained what epoch 0 came to
 * @param best null where there is no validation split
 * @param diverged why the training was stopped with this epoch; empty where it went well
 */
public record Checkpoint(
    int epoch,
    long updates,
    FloatArray parameters,
    OptimizerState optimizer,
    EpochRecord untrained,
    @Nullable BestEpoch best,
    String diverged) {}
