package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Workload;

/**
 * A line of {@code speed.csv}.
 *
 * @param medianMs over the steps of all runs
 * @param iqrMs from the first to the third quartile of the same
 */
public record SpeedRow(
    String implementation,
    String architecture,
    long batchSize,
    long timeSteps,
    long inputSize,
    long hiddenSize,
    long threads,
    double medianMs,
    double iqrMs,
    long runs) {

  static SpeedRow of(Measurement measurement) {
    Workload workload = measurement.benchmark().workload();
    return new SpeedRow(
        measurement.side().implementation().word(),
        workload.architecture().word(),
        workload.batchSize(),
        workload.timeSteps(),
        workload.inputSize(),
        workload.hiddenSize(),
        measurement.side().threads(),
        measurement.median(),
        measurement.interquartileRange(),
        measurement.runs());
  }
}
