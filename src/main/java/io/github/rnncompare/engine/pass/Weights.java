package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Product;
import java.util.List;

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
  private final List<Product> products;
  private final Matrix[] recurrent;

  private Weights(
      Cell cell,
      int inputSize,
      int hiddenSize,
      NativeFloats inputMemory,
      NativeFloats recurrentMemory) {
    this.inputMemory = inputMemory;
    this.recurrentMemory = recurrentMemory;
    int rows = cell.gates().size() * hiddenSize;
    inputLength = rows * inputSize;
    input = inputMemory.matrix(0, rows, inputSize, inputSize);
    products = cell.products();
    recurrent = new Matrix[products.size()];
    int start = 0;
    for (int i = 0; i < recurrent.length; i++) {
      int ofProduct = products.get(i).gates() * hiddenSize;
      recurrent[i] = recurrentMemory.matrix(start, ofProduct, hiddenSize, hiddenSize);
      start += ofProduct * hiddenSize;
    }
    recurrentLength = start;
  }

  /** Allocates memory for the weights of a layer. */
  static Weights allocate(Cell cell, int inputSize, int hiddenSize) {
    int recurrentGates = cell.products().stream().mapToInt(Product::gates).sum();
    return new Weights(
        cell,
        inputSize,
        hiddenSize,
        NativeFloats.allocate(cell.gates().size() * hiddenSize * inputSize),
        NativeFloats.allocate(recurrentGates * hiddenSize * hiddenSize));
  }

  /** The memory of the parameters' own arrays, which must be in column-major order. */
  static Weights of(Parameters parameters) {
    NativeFloats input = NativeFloats.of(parameters.input());
    return new Weights(
        parameters.cell(),
        (int) parameters.inputSize(),
        (int) parameters.hiddenSize(),
        input,
        parameters.has(Parameter.RECURRENT_WEIGHTS)
            ? NativeFloats.of(parameters.recurrent())
            : input);
  }

  /** Wᵀ, [gH, I]. */
  Matrix input() {
    return input;
  }

  /** RWᵀ of the gates of a product, [gates · H, H]. */
  Matrix recurrent(Product product) {
    return recurrent[products.indexOf(product)];
  }

  /** Adds other weights to these. */
  void add(Weights others) {
    inputMemory.add(others.inputMemory, inputLength);
    recurrentMemory.add(others.recurrentMemory, recurrentLength);
  }
}
