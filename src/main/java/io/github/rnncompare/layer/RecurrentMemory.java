package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;

/** The memory of a layer besides its activations, for DL4J's memory report. */
final class RecurrentMemory {

  private RecurrentMemory() {}

  static LayerMemoryReport report(RecurrentLayer layer, InputType inputType) {
    // -1 means that the length is not fixed; the report is then for one step.
    long timeSteps = Math.max(1, ((InputType.InputTypeRecurrent) inputType).getTimeSeriesLength());
    long inputSize = layer.getNIn();
    long hiddenSize = layer.getNOut();
    long parameters = layer.initializer().numParams(layer);
    long updaterState = layer.getIUpdater().stateSize(parameters);

    // The fast engine keeps the blocks and the states of each step; the portable one rows and slabs
    // of both, and of their gradients.
    Cell cell = layer.cell();
    long gates = cell.gates().size();
    long kept = gates + cell.blocks() + cell.states().size() + 1;
    long forward = timeSteps * (inputSize + kept * hiddenSize);
    long backward = timeSteps * (inputSize + (2L * cell.blocks() + gates + 2) * hiddenSize);
    return new LayerMemoryReport.Builder(
            layer.getLayerName(), layer.getClass(), inputType, layer.getOutputType(-1, inputType))
        .standardMemory(parameters, updaterState)
        .workingMemory(0, forward, 0, forward + backward)
        .cacheMemory(0, 0)
        .build();
  }
}
