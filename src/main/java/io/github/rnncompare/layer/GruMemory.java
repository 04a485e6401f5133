package io.github.rnncompare.layer;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;

/** How many numbers a {@link GRU} holds, for DL4J's memory report. */
final class GruMemory {

  private GruMemory() {}

  static LayerMemoryReport report(GRU gru, InputType inputType) {
    // -1 stands for a length that is not fixed; the report is then for one step.
    long timeSteps = Math.max(1, ((InputType.InputTypeRecurrent) inputType).getTimeSeriesLength());
    long inputSize = gru.getNIn();
    long hiddenSize = gru.getNOut();
    long parameters = gru.initializer().numParams(gru);
    long updaterState = gru.getIUpdater().stateSize(parameters);

    // Without a mask. GruForward: input rows, gates as rows and as slab, product, states.
    long forward = timeSteps * (inputSize + 8 * hiddenSize) + hiddenSize;
    // GruBackward: gradient at the output, three slopes and 1 − z; sums and products, each as slab
    // and as rows; previous states and left operands as rows; input gradient as rows.
    long backward = timeSteps * (inputSize + 15 * hiddenSize);
    return new LayerMemoryReport.Builder(
            gru.getLayerName(), GRU.class, inputType, gru.getOutputType(-1, inputType))
        .standardMemory(parameters, updaterState)
        .workingMemory(0, forward, 0, forward + backward)
        .cacheMemory(0, 0)
        .build();
  }
}
