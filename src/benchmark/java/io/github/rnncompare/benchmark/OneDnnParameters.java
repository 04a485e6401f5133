package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.Workload;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * PyTorch's parameters in one array, and their gradient in another, for oneDNN: [I, g, H] weights,
 * [H, g, H] recurrent weights, [g, H] biases, [g, H] recurrent biases, [H] output weights, [1]
 * output bias, where the gates stand in oneDNN's order.
 */
final class OneDnnParameters {
  private final int units;
  private final int gates;
  private final boolean candidateHasTwoBiases;
  private final int recurrentWeights;
  private final int bias;
  private final int recurrentBias;
  private final int outputWeights;
  private final int outputBias;
  private final float[] values;
  private final float[] gradient;

  /** Of the bias as oneDNN has it, and of its gradient: [biases, H]. */
  private final float[] joinedBias;

  OneDnnParameters(Workload workload, InitialValues initial) {
    units = workload.hiddenSize();
    gates = workload.architecture().gates();
    int biases = new OneDnnShapes(workload).biases();
    candidateHasTwoBiases = biases > gates;
    int columns = gates * units;
    recurrentWeights = workload.inputSize() * columns;
    bias = recurrentWeights + units * columns;
    recurrentBias = bias + columns;
    outputWeights = recurrentBias + columns;
    outputBias = outputWeights + units;
    values = new float[outputBias + 1];
    gradient = new float[values.length];
    joinedBias = new float[biases * units];

    List<float[]> pytorch = initial.parameters();
    int[] order = order(workload);
    transpose(pytorch.get(0), order, 0);
    transpose(pytorch.get(1), order, recurrentWeights);
    transpose(pytorch.get(2), order, bias);
    transpose(pytorch.get(3), order, recurrentBias);
    System.arraycopy(pytorch.get(4), 0, values, outputWeights, units);
    values[outputBias] = pytorch.get(5)[0];
  }

  /** For each gate in oneDNN's order its place in PyTorch's. */
  private static int[] order(Workload workload) {
    return switch (workload.architecture()) {
      case SIMPLE_RNN -> new int[] {0};
      case LSTM -> new int[] {0, 1, 2, 3}; // i, f, g, o on both sides
      case GRU -> new int[] {1, 0, 2}; // z, r, n out of r, z, n
    };
  }

  /** [g·H, n] in PyTorch's order of gates to [n, g, H] in oneDNN's, from {@code start} on. */
  private void transpose(float[] rows, int[] order, int start) {
    int columns = gates * units;
    int n = rows.length / columns;
    for (int gate = 0; gate < gates; gate++) {
      for (int unit = 0; unit < units; unit++) {
        int row = order[gate] * units + unit;
        for (int i = 0; i < n; i++) {
          values[start + i * columns + gate * units + unit] = rows[row * n + i];
        }
      }
    }
  }

  /** All of them, [n]. */
  float[] values() {
    return values;
  }

  /** [n]. */
  float[] gradient() {
    return gradient;
  }

  float outputBias() {
    return values[outputBias];
  }

  /** Gives the layer and the output, [H], their present values. */
  void write(OneDnnLayer layer, FloatPointer output) {
    layer.weights().put(values, 0, recurrentWeights);
    layer.recurrentWeights().put(values, recurrentWeights, bias - recurrentWeights);
    int columns = gates * units;
    for (int i = 0; i < columns; i++) {
      joinedBias[i] = values[bias + i] + values[recurrentBias + i];
    }
    if (candidateHasTwoBiases) {
      int candidate = columns - units;
      System.arraycopy(values, bias + candidate, joinedBias, candidate, units);
      System.arraycopy(values, recurrentBias + candidate, joinedBias, columns, units);
    }
    layer.bias().put(joinedBias, 0, joinedBias.length);
    output.put(values, outputWeights, units);
  }

  /**
   * Takes over the gradients of the layer and of the output. Where PyTorch adds two biases, the
   * gradient of the sum is that of both.
   *
   * @param outputGradient of the output weights, [H]
   */
  void readGradient(OneDnnLayer layer, FloatPointer outputGradient, float outputBiasGradient) {
    layer.weightsGradient().get(gradient, 0, recurrentWeights);
    layer.recurrentWeightsGradient().get(gradient, recurrentWeights, bias - recurrentWeights);
    layer.biasGradient().get(joinedBias, 0, joinedBias.length);
    int columns = gates * units;
    System.arraycopy(joinedBias, 0, gradient, bias, columns);
    System.arraycopy(joinedBias, 0, gradient, recurrentBias, columns);
    if (candidateHasTwoBiases) {
      System.arraycopy(joinedBias, columns, gradient, recurrentBias + columns - units, units);
    }
    outputGradient.get(gradient, outputWeights, units);
    gradient[outputBias] = outputBiasGradient;
  }
}
