package io.github.rnncompare.results;

/**
 * A row of {@code costs.csv}: what training an architecture costs on the machine that ran it, each
 * network by itself, warmed up, architectures taking turns.
 *
 * @param batchSize sequences an update
 * @param stepMs median time of a training step (forward, loss, backward, update), in milliseconds
 * @param forwardMs median time of a forward pass over a batch, in milliseconds
 * @param steps that were timed
 * @param memoryMib counted from shapes: parameters, their gradient and the optimizer's state, and
 *     what the layers keep of a batch for the backward pass
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
