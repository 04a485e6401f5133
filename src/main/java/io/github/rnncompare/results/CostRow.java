package io.github.rnncompare.results;

/**
 * A row of {@code costs.csv}: what training an architecture costs on the machine that ran it, each
 * network alone, warmed up, with the architectures taking turns.
 *
 * @param batchSize sequences per update
 * @param stepMs median time of a training step (forward, loss, backward, update), in milliseconds
 * @param forwardMs median time of a forward pass over a batch, in milliseconds
 * @param steps number of timed steps
 * @param memoryMib computed from shapes: parameters, gradients and optimizer state, and what the
 *     layers keep for the backward pass of a batch
 * @param peakMemoryMib of the whole process, measured once; the same in each row
 */
public record CostRow(
    String architecture,
    long parameters,
    long batchSize,
    double stepMs,
    double forwardMs,
    long steps,
    double memoryMib,
    double peakMemoryMib) {}
