package io.github.rnncompare.results;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code costs.csv}: what training an architecture costs on the machine that ran it, each
 * network alone, warmed up, in rounds in which each architecture takes its turn.
 *
 * @param batchSize sequences per update
 * @param stepMs median over rounds of the time of a training step (forward, loss, backward,
 *     update), in milliseconds
 * @param stepLowMs and {@code stepHighMs}: order-statistic interval of that median, with a
 *     confidence of 95 % or more; empty in files of older versions
 * @param forwardMs the same median for the forward passes within these steps, so never more than
 *     {@code stepMs}; older versions timed it by itself
 * @param steps number of timed steps
 * @param cpuShare the share of the timed rounds' wall time in which the measuring thread had a
 *     processor; empty where the system does not report it, and in files of older versions
 * @param memoryMib computed from shapes: parameters, gradients and optimizer state, and what the
 *     layers keep for the backward pass of a batch
 * @param peakMemoryMib of the whole process, measured once; the same in each row
 */
public record CostRow(
    String architecture,
    long parameters,
    long batchSize,
    double stepMs,
    @Nullable Double stepLowMs,
    @Nullable Double stepHighMs,
    double forwardMs,
    long steps,
    @Nullable Double cpuShare,
    double memoryMib,
    double peakMemoryMib) {}
