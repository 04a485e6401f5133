package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Product;
import java.util.List;

/**
 * Copies of large recurrent weights, made once for all steps of a pass: as they are and transposed,
 * with rows that are not a power of two apart. Rows that are share few sets of a cache, and reading
 * a matrix against its rows misses it; at H = 512 the products of a step take a fifth to a third
 * longer without.
 */
final class RecurrentCopies {
  /** Fewer weights than these, 2 MiB, stay in a core's cache from step to step. */
  static final int MIN_WEIGHTS = 1 << 19;

  /** Copying takes about as long as the copies save in so many steps of so many slices. */
  static final int MIN_STEPS = 16;

  /** The steps of a single sequence do little, so that its backward pass saves little. */
  static final int MIN_STEPS_OF_ONE = 256;

  private static final int PADDING = 16;

  /** Rows that are transposed together. */
  private static final int ROWS = 64;

  private final int hiddenSize;
  private final NativeFloats[] memory;
  private final NativeFloats[] transposedMemory;
  private final Matrix[] copies;
  private final Matrix[] transposedCopies;

  /** Memory for the copies. */
  RecurrentCopies(Cell cell, int hiddenSize) {
    this.hiddenSize = hiddenSize;
    List<Product> products = cell.products();
    memory = new NativeFloats[products.size()];
    transposedMemory = new NativeFloats[memory.length];
    copies = new Matrix[memory.length];
    transposedCopies = new Matrix[memory.length];
    int stride = hiddenSize + PADDING;
    for (int i = 0; i < memory.length; i++) {
      int rows = products.get(i).gates() * hiddenSize;
      memory[i] = NativeFloats.allocate(Math.multiplyExact(rows, stride));
      copies[i] = memory[i].matrix(0, rows, hiddenSize, stride);
      int transposedStride = rows + PADDING;
      transposedMemory[i] = NativeFloats.allocate(Math.multiplyExact(hiddenSize, transposedStride));
      transposedCopies[i] = transposedMemory[i].matrix(0, hiddenSize, rows, transposedStride);
    }
  }

  /**
   * Whether copies pay for a pass. A single sequence reads them in its backward pass only, see
   * {@link SingleSequence}.
   *
   * @param steps counted in each slice
   */
  static boolean pay(Cell cell, int hiddenSize, int batch, long steps, boolean training) {
    int gates = cell.products().stream().mapToInt(Product::gates).sum();
    return (long) gates * hiddenSize * hiddenSize >= MIN_WEIGHTS
        && (batch == 1 ? training && steps >= MIN_STEPS_OF_ONE : steps >= MIN_STEPS);
  }

  /**
   * The weights with copies of their present values, which the next call overwrites.
   *
   * @param backward whether a backward pass may follow
   */
  Weights of(Weights weights, boolean backward) {
    int first = 0;
    for (int product = 0; product < copies.length; product++) {
      int rows = copies[product].rows();
      int tiles = (rows + ROWS - 1) / ROWS;
      int at = first;
      int ofProduct = product;
      Parallel.each(
          tiles, tile -> copyRows(weights.recurrentMemory(), at, ofProduct, tile * ROWS, backward));
      first += rows * hiddenSize;
    }
    return weights.with(copies, transposedCopies);
  }

  /** The floats of all copies. */
  long floats() {
    long floats = 0;
    for (Matrix copy : copies) {
      floats +=
          (long) copy.rows() * copy.stride() + (long) copy.columns() * (copy.rows() + PADDING);
    }
    return floats;
  }

  private void copyRows(
      NativeFloats source, int first, int product, int firstRow, boolean backward) {
    int rows = Math.min(ROWS, copies[product].rows() - firstRow);
    float[] tile = new float[rows * hiddenSize];
    source.get(first + firstRow * hiddenSize, tile, 0, tile.length);
    for (int row = 0; row < rows; row++) {
      int to = (firstRow + row) * copies[product].stride();
      memory[product].put(to, tile, row * hiddenSize, hiddenSize);
    }
    if (!backward) {
      return;
    }
    float[] column = new float[rows];
    for (int unit = 0; unit < hiddenSize; unit++) {
      for (int row = 0; row < rows; row++) {
        column[row] = tile[row * hiddenSize + unit];
      }
      int to = unit * transposedCopies[product].stride() + firstRow;
      transposedMemory[product].put(to, column, 0, rows);
    }
  }
}
