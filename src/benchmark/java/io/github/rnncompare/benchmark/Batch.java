package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.Workload;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The data of a workload as arrays, in the layout that a task gives them. */
final class Batch {
  private Batch() {}

  /** [batch_size, input_size, time_steps], row-major. */
  static INDArray features(Workload workload, InitialValues values) {
    return Nd4j.createFromArray(values.features())
        .reshape('c', workload.batchSize(), workload.timeSteps(), workload.inputSize())
        .permute(0, 2, 1)
        .dup('c');
  }

  /** [batch_size, 1]. */
  static INDArray targets(Workload workload, InitialValues values) {
    return Nd4j.createFromArray(values.targets()).reshape('c', workload.batchSize(), 1);
  }
}
