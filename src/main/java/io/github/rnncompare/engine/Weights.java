package io.github.rnncompare.engine;

import io.github.rnncompare.engine.FastCell.Product;

/**
 * The weights of a layer, or their gradients, as BLAS sees them: an [I, gH] array in column-major
 * order is a row-major [gH, I] matrix, in which the rows of a gate are contiguous.
 */
final class Weights {
  private final NativeFloats inputMemory;
  private final NativeFloats recurrentMemory;
  private final int inputLength;
  private final int recurrentLength;
  private final Matrix input;
  private final Matrix[] recurrent;

  private Weights(
      NativeFloats inputMemory,
      NativeFloats recurrentMemory,
      int gates,
      int inputSize,
      int hiddenSize) {
    this.inputMemory = inputMemory;
    this.recurrentMemory = recurrentMemory;
    inputLength = gates * hiddenSize * inputSize;
    recurrentLength = gates * hiddenSize * hiddenSize;
    input = inputMemory.matrix(0, gates * hiddenSize, inputSize, inputSize);
    recurrent = new Matrix[gates];
    for (int gate = 0; gate < gates; gate++) {
      int row = gate * hiddenSize;
      recurrent[gate] =
          recurrentMemory.matrix(
              row * hiddenSize, gates * hiddenSize - row, hiddenSize, hiddenSize);
    }
  }

  /** Allocates memory for the weights of a layer with {@code gates} gates. */
  static Weights allocate(int gates, int inputSize, int hiddenSize) {
    return new Weights(
        NativeFloats.allocate(gates * hiddenSize * inputSize),
        NativeFloats.allocate(gates * hiddenSize * hiddenSize),
        gates,
        inputSize,
        hiddenSize);
  }

  /** The memory of the parameters' own arrays, which must be in column-major order. */
  static Weights of(Parameters parameters) {
    int hiddenSize = (int) parameters.hiddenSize();
    return new Weights(
        NativeFloats.of(parameters.input()),
        NativeFloats.of(parameters.recurrent()),
        (int) parameters.bias().length() / hiddenSize,
        (int) parameters.inputSize(),
        hiddenSize);
  }

  /** Wᵀ, [gH, I]. */
  Matrix input() {
    return input;
  }

  /** RWᵀ of the gates of a product, [H, H] for each gate. */
  Matrix recurrent(Product product) {
    return recurrent[product.gate()].firstRows(product.gates() * recurrent[0].columns());
  }

  /** Adds other weights to these. */
  void add(Weights others) {
    inputMemory.add(others.inputMemory, inputLength);
    recurrentMemory.add(others.recurrentMemory, recurrentLength);
  }
}
