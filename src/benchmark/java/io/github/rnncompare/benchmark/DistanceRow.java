package io.github.rnncompare.benchmark;

/**
 * A line of {@code distances.csv}: the fast engine on that number of threads on which it was
 * fastest, beside the least that a step can take and the fastest of all that others have written.
 *
 * @param floorMs the lower bound of a step's time, on as many threads as the fast engine's
 * @param timesFloor its time divided by that
 * @param bestPeer PyTorch on either BLAS, or oneDNN's own primitives, whichever was fastest
 * @param timesBestPeer its time divided by the best peer's
 */
public record DistanceRow(
    String architecture,
    long batchSize,
    long timeSteps,
    long inputSize,
    long hiddenSize,
    double fastMs,
    long threads,
    double floorMs,
    double timesFloor,
    String bestPeer,
    long bestPeerThreads,
    double bestPeerMs,
    double timesBestPeer) {}
