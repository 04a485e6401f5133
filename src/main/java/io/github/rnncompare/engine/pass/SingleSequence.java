package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Product;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The products of a batch of one sequence. What a step computes is a single row, so that the
 * input's part of many steps is one product; the recurrent part reads all weights for each step,
 * and how fast they can be read is how fast a step is.
 *
 * <p>So a pass of many steps reads a copy of the weights that begins at a line of the cache, which
 * parameters do by chance only: with 128 units a step takes a quarter less time. Weights that are
 * too large for a core's cache are read forwards and backwards in turn, so that each step finds
 * there what the one before read last: with 512 units of an LSTM or a GRU a third less.
 */
final class SingleSequence {
  /** Steps whose input is multiplied at once. */
  private static final int STEPS = 64;

  /** Copying takes about as long as the copy saves in half as many steps. */
  private static final int MIN_STEPS_TO_COPY = 16;

  /**
   * Floats, 512 KiB, that stay in a core's cache from step to step, however unluckily their pages
   * fall into it.
   */
  private static final int CACHED = 1 << 17;

  /** The rows of larger weights that are read together. */
  private static final int ROWS = 128;

  /**
   * A part of a product with copied weights.
   *
   * @param weights [H, rows]
   * @param result [1, rows]
   */
  private record Part(Matrix weights, Matrix result) {}

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
  private final NativeFloats preActivations;
  private final int hiddenSize;

  /** The copy of the recurrent weights, once there was a pass of many steps. */
  private @Nullable NativeFloats copy;

  /** The parts of each product with it. */
  private final List<List<Part>> parts = new ArrayList<>();

  private boolean copied;
  private boolean backwards;

  /**
   * For the memory of a step.
   *
   * @param operand a state, [H]
   * @param preActivations of each block, [blocks · H]
   */
  SingleSequence(
      Cell cell, int inputSize, int hiddenSize, NativeFloats operand, NativeFloats preActivations) {
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.preActivations = preActivations;
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

  /** Begins a pass with its weights. */
  void begin(Weights weights, int timeSteps) {
    copied = timeSteps >= MIN_STEPS_TO_COPY;
    if (copied) {
      NativeFloats memory = copy == null ? allocate() : copy;
      memory.put(0, weights.recurrentMemory(), 0, recurrentLength());
      copy = memory;
    }
  }

  private int recurrentLength() {
    return products.stream().mapToInt(Product::gates).sum() * hiddenSize * hiddenSize;
  }

  private NativeFloats allocate() {
    int all = recurrentLength();
    NativeFloats memory = NativeFloats.allocate(all);
    int start = 0;
    for (Product product : products) {
      int ofProduct = product.gates() * hiddenSize;
      int rows = all <= CACHED ? ofProduct : ROWS;
      List<Part> ofThis = new ArrayList<>();
      for (int row = 0; row < ofProduct; row += rows) {
        int count = Math.min(rows, ofProduct - row);
        Matrix weights = memory.matrix(start + row * hiddenSize, count, hiddenSize, hiddenSize);
        int first = product.result() * hiddenSize + row;
        Matrix result = preActivations.matrix(first, 1, count, count);
        ofThis.add(new Part(weights.transposed(), result));
      }
      parts.add(ofThis);
      start += ofProduct * hiddenSize;
    }
    return memory;
  }

  /** Computes the input's part of step t; steps come one after the other, from 0. */
  void forward(Weights weights, NativeFloats input, int t, int timeSteps) {
    backwards = t % 2 == 1;
    if (t % STEPS == 0) {
      int steps = Math.min(STEPS, timeSteps - t);
      Matrix rows = input.matrix(t * inputSize, steps, inputSize, inputSize);
      blas.product(rows, weights.inputTransposed(), inputPart.firstRows(steps), false);
    }
    preActivations.put(0, ofInputs, t % STEPS * length, length);
  }

  /** The floats of its memory. */
  long floats() {
    return (long) STEPS * length + (copy == null ? 0 : recurrentLength());
  }

  /** Computes a product of the operand. */
  void multiply(Weights weights, int product) {
    boolean add = products.get(product).isAdded();
    if (!copied) {
      blas.product(operand, weights.recurrentTransposed(product), results[product], add);
      return;
    }
    List<Part> ofProduct = parts.get(product);
    int last = ofProduct.size() - 1;
    for (int i = 0; i <= last; i++) {
      Part part = ofProduct.get(backwards ? last - i : i);
      blas.product(operand, part.weights(), part.result(), add);
    }
  }
}
