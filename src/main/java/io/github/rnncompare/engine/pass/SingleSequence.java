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
   * @param result of rows columns
   */
  private record Part(Matrix weights, Result result) {}

  /**
   * What a product computes, or a part of it.
   *
   * @param first its first column among those of a step
   * @param matrix [{@link Blas#rowsForOne}, columns], moved from step to step
   */
  private record Result(int first, Matrix matrix) {}

  private final Blas blas = Blas.library();
  private final int inputSize;

  /** The pre-activations of each block of a step, blocks · H. */
  private final int rowLength;

  /**
   * The rows of some steps, one after the other, and behind them as many that nobody reads for each
   * further row of {@link Blas#rowsForOne}.
   */
  private final NativeFloats preActivations;

  /** x W of some steps, [steps, gH], in the first columns of their rows. */
  private final Matrix inputPart;

  /** The row of a state, and rows of zeros: [{@link Blas#rowsForOne}, H]. */
  private final Matrix operand;

  private final Result[] results;
  private final List<Product> products;
  private final int hiddenSize;

  /** The copy of the recurrent weights, once there was a pass of many steps. */
  private @Nullable NativeFloats copy;

  /** The parts of each product with it. */
  private final List<List<Part>> parts = new ArrayList<>();

  private boolean copied;
  private boolean backwards;

  /** Where the row of the present step begins. */
  private int row;

  /**
   * With the memory of a step.
   *
   * @param operand a state, [H], and zeros for {@link Blas#rowsForOne} states in all
   */
  SingleSequence(Cell cell, int inputSize, int hiddenSize, NativeFloats operand) {
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.rowLength = cell.blocks() * hiddenSize;
    this.products = cell.products();
    int rows = blas.rowsForOne();
    this.operand = operand.matrix(0, rows, hiddenSize, hiddenSize);
    preActivations = NativeFloats.zeros(Math.multiplyExact(rows * STEPS, rowLength));
    inputPart = preActivations.matrix(0, STEPS, cell.gates().size() * hiddenSize, rowLength);
    results = new Result[products.size()];
    for (int i = 0; i < results.length; i++) {
      int columns = products.get(i).gates() * hiddenSize;
      int first = products.get(i).result() * hiddenSize;
      results[i] = result(first, columns);
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

  private Result result(int first, int columns) {
    int rows = blas.rowsForOne();
    return new Result(first, preActivations.matrix(first, rows, columns, STEPS * rowLength));
  }

  private Matrix here(Result result) {
    return result.matrix().moveTo((long) row + result.first());
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
        ofThis.add(new Part(weights.transposed(), result(first, count)));
      }
      parts.add(ofThis);
      start += ofProduct * hiddenSize;
    }
    return memory;
  }

  /** Computes the input's part of step t; steps come one after the other, from 0. */
  void forward(Weights weights, NativeFloats input, int t, int timeSteps) {
    backwards = t % 2 == 1;
    row = t % STEPS * rowLength;
    if (row == 0) {
      int steps = Math.min(STEPS, timeSteps - t);
      Matrix rows = input.matrix(t * inputSize, steps, inputSize, inputSize);
      blas.product(rows, weights.inputTransposed(), inputPart.firstRows(steps), false);
    }
  }

  /**
   * Reads pre-activations of the present step.
   *
   * @param first of the step's blocks · H
   */
  void read(int first, float[] target, int at, int count) {
    preActivations.get(row + first, target, at, count);
  }

  /** The floats of its memory. */
  long floats() {
    long ofZeros = operand.rows() * (long) hiddenSize - hiddenSize;
    long ofSteps = (long) operand.rows() * STEPS * rowLength;
    return ofZeros + ofSteps + (copy == null ? 0 : recurrentLength());
  }

  /** Computes a product of the operand. */
  void multiply(Weights weights, int product) {
    boolean add = products.get(product).isAdded();
    if (!copied) {
      blas.product(operand, weights.recurrentTransposed(product), here(results[product]), add);
      return;
    }
    List<Part> ofProduct = parts.get(product);
    int last = ofProduct.size() - 1;
    for (int i = 0; i <= last; i++) {
      Part part = ofProduct.get(backwards ? last - i : i);
      blas.product(operand, part.weights(), here(part.result()), add);
    }
  }
}
