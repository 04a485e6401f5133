package io.github.rnncompare.training;

/**
 * All that is needed to resume training after an epoch as if it had never stopped. The order of the
 * batches and the random numbers of a step follow from {@link TrainingSeeds} and the two counts.
 *
 * @param epoch that has just ended; 0 before training
 * @param updates done so far
 * @param parameters after the last update, [parameters]
 * @param untrained the record of epoch 0
 * @param evaluated what the choice of the best epoch depends on
 * @param diverged why training stopped after this epoch; empty where it has not diverged
 */
public record Checkpoint(
    int epoch,
    long updates,
    FloatArray parameters,
    OptimizerState optimizer,
    EpochRecord untrained,
    EpochsSoFar evaluated,
    String diverged) {}
