package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.benchmark.protocol.Workload.Architecture;
import org.bytedeco.dnnl.memory;

/**
 * The shapes of a workload's arrays as oneDNN wants them, for one layer in one direction: T steps,
 * B sequences, I inputs, H units and g gates.
 */
record OneDnnShapes(Workload workload) {

  /** Features in oneDNN's layout: [T, B, I]. */
  memory.desc features() {
    return sequence(workload.inputSize(), memory.format_tag.tnc);
  }

  /** Features as they are given: the same numbers as [B, T, I]. */
  memory.desc featuresBySequence() {
    return sequence(workload.inputSize(), memory.format_tag.ntc);
  }

  /** Hidden states: [T, B, H]. */
  memory.desc states() {
    return sequence(workload.hiddenSize(), memory.format_tag.tnc);
  }

  /** The state before the first step: [1, 1, B, H]. */
  memory.desc initialState() {
    return floats(memory.format_tag.ldnc, 1, 1, workload.batchSize(), workload.hiddenSize());
  }

  private memory.desc sequence(int columns, memory.format_tag layout) {
    return floats(layout, workload.timeSteps(), workload.batchSize(), columns);
  }

  /** Weights of the inputs: [1, 1, I, g, H]. */
  memory.desc weights(memory.format_tag layout) {
    return floats(layout, 1, 1, workload.inputSize(), gates(), workload.hiddenSize());
  }

  /** Weights of the hidden state: [1, 1, H, g, H]. */
  memory.desc recurrentWeights(memory.format_tag layout) {
    return floats(layout, 1, 1, workload.hiddenSize(), gates(), workload.hiddenSize());
  }

  /** [1, 1, biases, H]. */
  memory.desc bias() {
    return floats(memory.format_tag.ldgo, 1, 1, biases(), workload.hiddenSize());
  }

  int gates() {
    return workload.architecture().gates();
  }

  /** Of each unit: one for each gate; a GRU's candidate has one of its own for the hidden state. */
  int biases() {
    return workload.architecture() == Architecture.GRU ? gates() + 1 : gates();
  }

  private static memory.desc floats(memory.format_tag layout, long... shape) {
    return new memory.desc(shape, memory.data_type.f32, layout);
  }
}
