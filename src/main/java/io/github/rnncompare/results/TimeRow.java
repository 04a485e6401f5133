package io.github.rnncompare.results;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code times.csv}: how long one architecture takes, in one process of several.
 *
 * @param process from 1
 * @param variant of the experiment that is timed
 * @param architecture or the name of what is timed beside the architectures
 * @param parameters of the whole network
 * @param operations multiplications of a weight with a number, in one sequence, forward
 * @param batchSize sequences at a time
 * @param stepMs median time of an update with a batch: forward, backward and the new weights; empty
 *     for what has no update
 * @param forwardMs median time of the outputs of a batch, within that update if there is one
 * @param inferenceMs median time of the outputs alone, as for a prediction: nothing is kept for a
 *     way back; empty for what has no update
 * @param memoryMib of parameters, optimiser and what is kept of a batch, as {@code costs.csv}
 */
public record TimeRow(
    long process,
    String variant,
    String architecture,
    long hiddenSize,
    long parameters,
    long operations,
    long batchSize,
    long timeSteps,
    @Nullable Double stepMs,
    double forwardMs,
    @Nullable Double inferenceMs,
    double memoryMib) {}
