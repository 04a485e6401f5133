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
  /** Fewer floats are added on the calling thread alone. */
  private static final int WORTH_SPLITTING = 1 << 18;

  private final NativeFloats inputMemory;
  private final NativeFloats recurrentMemory;
  private final int inputLength;
  private final int recurrentLength;
  private final Matrix input;
  private final Matrix inputTransposed;
  private final Matrix[] recurrent;
  private final Matrix[] recurrentTransposed;

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
    inputTransposed = input.transposed();
    List<Product> products = cell.products();
    recurrent = new Matrix[products.size()];
    recurrentTransposed = new Matrix[recurrent.length];
    int start = 0;
    for (int i = 0; i < recurrent.length; i++) {
      int ofProduct = products.get(i).gates() * hiddenSize;
      recurrent[i] = recurrentMemory.matrix(start, ofProduct, hiddenSize, hiddenSize);
      recurrentTransposed[i] = recurrent[i].transposed();
      start += ofProduct * hiddenSize;
    }
    recurrentLength = start;
  }

  /** The same weights, with copies of the recurrent ones that are faster to multiply by. */
  private Weights(Weights weights, Matrix[] recurrent, Matrix[] recurrentTransposed) {
    inputMemory = weights.inputMemory;
    recurrentMemory = weights.recurrentMemory;
    inputLength = weights.inputLength;
    recurrentLength = weights.recurrentLength;
    input = weights.input;
    inputTransposed = weights.inputTransposed;
    this.recurrent = recurrent;
    this.recurrentTransposed = recurrentTransposed;
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

  /**
   * These weights, where products with the recurrent ones read copies instead.
   *
   * @param copies of {@link #recurrent} for each product
   * @param transposedCopies of {@link #recurrentTransposed} for each product
   */
  Weights with(Matrix[] copies, Matrix[] transposedCopies) {
    return new Weights(this, copies, transposedCopies);
  }

  /** Wᵀ, [gH, I]. */
  Matrix input() {
    return input;
  }

  /** W, [I, gH]. */
  Matrix inputTransposed() {
    return inputTransposed;
  }

  /** RWᵀ of the gates of a product, [gates · H, H]. */
  Matrix recurrent(int product) {
    return recurrent[product];
  }

  /** RW of the gates of a product, [H, gates · H]. */
  Matrix recurrentTransposed(int product) {
    return recurrentTransposed[product];
  }

  /** All recurrent weights, a product after the other. */
  NativeFloats recurrentMemory() {
    return recurrentMemory;
  }

  /**
   * Overwrites the input weights.
   *
   * @param source their rows, from its beginning on
   * @param stride from one row to the next
   */
  void copyInput(NativeFloats source, int stride) {
    copy(source, 0, stride, inputMemory, 0, input);
  }

  /**
   * Overwrites the recurrent weights of a product.
   *
   * @param source their rows
   * @param from where the first one begins
   * @param stride from one row to the next
   */
  void copyRecurrent(int product, NativeFloats source, int from, int stride) {
    int first = 0;
    for (int i = 0; i < product; i++) {
      first += recurrent[i].rows() * recurrent[i].columns();
    }
    copy(source, from, stride, recurrentMemory, first, recurrent[product]);
  }

  private static void copy(
      NativeFloats source, int from, int stride, NativeFloats target, int first, Matrix shape) {
    for (int row = 0; row < shape.rows(); row++) {
      target.put(first + row * shape.columns(), source, from + row * stride, shape.columns());
    }
  }

  /** The floats of all weights. */
  long floats() {
    return (long) inputLength + recurrentLength;
  }

  /** Adds other weights to these. */
  void add(Weights others) {
    add(inputMemory, others.inputMemory, inputLength);
    add(recurrentMemory, others.recurrentMemory, recurrentLength);
  }

  private static void add(NativeFloats to, NativeFloats from, int length) {
    int parts = Math.max(1, length / WORTH_SPLITTING);
    Parallel.each(
        parts,
        part ->
            to.add(
                from,
                (int) ((long) length * part / parts),
                (int) ((long) length * (part + 1) / parts)));
  }
}
