package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Product;
import java.util.List;

/**
 * The products of a batch of one sequence. What a step computes is a single row, so that the
 * input's part of many steps is one product; the recurrent part reads all weights for each step.
 */
final class SingleSequence {
  /** Steps whose input is multiplied at once. */
  private static final int STEPS = 64;

  private final Blas blas = Blas.library();
  private final int inputSize;
  private final int length;
  private final NativeFloats ofInputs;

  /** x W of some steps, [steps, gH]. */
  private final Matrix inputPart;

  /** A state, [1, H]. */
  private final Matrix operand;

  /** What each product computes, [1, gates · H]. */
  private final Matrix[] results;

  private final List<Product> products;

  /**
   * For the memory of a step.
   *
   * @param operand a state, [H]
   * @param preActivations of each block, [blocks · H]
   */
  SingleSequence(
      Cell cell, int inputSize, int hiddenSize, NativeFloats operand, NativeFloats preActivations) {
    this.inputSize = inputSize;
    this.length = cell.gates().size() * hiddenSize;
    this.products = cell.products();
    ofInputs = NativeFloats.allocate(Math.multiplyExact(STEPS, length));
    inputPart = ofInputs.matrix(0, STEPS, length, length);
    this.operand = operand.matrix(0, 1, hiddenSize, hiddenSize);
    results = new Matrix[products.size()];
    for (int i = 0; i < results.length; i++) {
      int columns = products.get(i).gates() * hiddenSize;
      int first = products.get(i).result() * hiddenSize;
      results[i] = preActivations.matrix(first, 1, columns, columns);
    }
  }

  /** Computes the input's part of step t; steps come one after the other, from 0. */
  void forward(
      Weights weights, NativeFloats input, int t, int timeSteps, NativeFloats preActivations) {
    if (t % STEPS == 0) {
      int steps = Math.min(STEPS, timeSteps - t);
      Matrix rows = input.matrix(t * inputSize, steps, inputSize, inputSize);
      blas.product(rows, weights.inputTransposed(), inputPart.firstRows(steps), false);
    }
    preActivations.put(0, ofInputs, t % STEPS * length, length);
  }

  /** The floats of its memory. */
  long floats() {
    return (long) STEPS * length;
  }

  /** Computes a product of the operand. */
  void multiply(Weights weights, int product) {
    blas.product(
        operand,
        weights.recurrentTransposed(product),
        results[product],
        products.get(product).isAdded());
  }
}
