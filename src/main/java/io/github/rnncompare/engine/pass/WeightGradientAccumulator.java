package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects several steps of a backward pass, so that one product gives their part of the weights'
 * gradient: dWᵀ[gH, I] += dZ[gH, columns] · X[I, columns]ᵀ, where a column is a sequence at a step.
 * The last step comes first, so the buffers are filled from their end.
 */
final class WeightGradientAccumulator {
  /**
   * With this many columns reading and writing the weights' gradient is cheap compared with the
   * product.
   */
  static final int COLUMNS = 256;

  /** Matrices [rows, columns], filled in Java and multiplied outside the heap. */
  private static final class Rows {
    private final float[] values;
    private final NativeFloats memory;
    private final int columns;

    Rows(int rows, int columns) {
      this.values = new float[Math.multiplyExact(rows, columns)];
      this.memory = NativeFloats.allocate(values.length);
      this.columns = columns;
    }

    void setRow(int row, int column, NativeFloats source, int from, int width) {
      source.get(from, values, row * columns + column, width);
    }

    /** Copies a matrix of {@code width} columns to the rows from {@code row} on. */
    void setColumns(int row, int column, float[] source, int width) {
      for (int from = 0, to = row * columns + column; from < source.length; from += width) {
        System.arraycopy(source, from, values, to, width);
        to += columns;
      }
    }

    /** Sets a column to zero. */
    void clear(int column) {
      for (int i = column; i < values.length; i += columns) {
        values[i] = 0f;
      }
    }

    void toMemory() {
      memory.put(0, values, 0, values.length);
    }

    /** The rows from {@code row} on, without the columns before {@code column}. */
    Matrix from(int row, int rows, int column, int width) {
      return memory.matrix(row * columns + column, rows, width, columns);
    }
  }

  private final Blas blas = Blas.library();
  private final Slice slice;
  private final int inputSize;
  private final int hiddenSize;
  private final int capacity;
  private final List<Product> products;
  private final int gates;
  private final Rows gradients;
  private final Rows inputs;

  /** What each product multiplies; products with the same operand share it. */
  private final List<Rows> operandOfProduct = new ArrayList<>();

  private final Map<Integer, Rows> ofStates = new LinkedHashMap<>();
  private final Map<Integer, Rows> ofBlocks = new LinkedHashMap<>();

  /**
   * The number of steps of one product in the current pass, and how many of them are still free.
   */
  private int steps;

  private int free;
  private boolean fresh = true;

  WeightGradientAccumulator(Cell cell, Slice slice, int inputSize, int hiddenSize, int timeSteps) {
    this.slice = slice;
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.products = cell.products();
    this.gates = cell.gates().size();
    this.capacity = steps(timeSteps);
    int columns = capacity * slice.sequences();
    gradients = new Rows(cell.blocks() * hiddenSize, columns);
    inputs = new Rows(inputSize, columns);
    for (Product product : products) {
      Map<Integer, Rows> known = product.isOfState() ? ofStates : ofBlocks;
      operandOfProduct.add(
          known.computeIfAbsent(product.operand(), index -> new Rows(hiddenSize, columns)));
    }
  }

  private int steps(int timeSteps) {
    return Math.max(1, Math.min(timeSteps, COLUMNS / slice.sequences()));
  }

  /** Whether the buffers are large enough for a pass over {@code timeSteps} steps. */
  boolean fits(int timeSteps) {
    return capacity >= steps(timeSteps);
  }

  /**
   * Begins a backward pass: its first {@link #flush} overwrites the gradients. The number of steps
   * of one product depends on this pass only, so that its result does not depend on earlier passes.
   */
  void begin(int timeSteps) {
    steps = steps(timeSteps);
    free = steps;
    fresh = true;
  }

  /**
   * Adds the gradients, inputs and operands of step t.
   *
   * @param input [batch, I, time] in column-major order
   * @param kept the states and blocks
   * @param blockGradients of each block
   * @param padded the sequences that are padded at this step: their gradients are zero, but their
   *     inputs may be anything, and zero times NaN is NaN
   */
  void add(int t, NativeFloats input, KeptSteps kept, float[][] blockGradients, int[] padded) {
    free--;
    int sequences = slice.sequences();
    int column = free * sequences;
    for (int block = 0; block < blockGradients.length; block++) {
      gradients.setColumns(block * hiddenSize, column, blockGradients[block], sequences);
    }
    ofStates.forEach((state, rows) -> rows.setColumns(0, column, kept.states(t)[state], sequences));
    for (int i = 0; i < inputSize; i++) {
      int from = (t * inputSize + i) * slice.batch() + slice.first();
      inputs.setRow(i, column, input, from, sequences);
    }
    ofBlocks.forEach((block, rows) -> rows.setColumns(0, column, kept.blocks(t)[block], sequences));
    for (int sequence : padded) {
      inputs.clear(column + sequence);
      ofBlocks.values().forEach(rows -> rows.clear(column + sequence));
    }
  }

  boolean isFull() {
    return free == 0;
  }

  /** Adds the collected steps to the gradients of the weights, and empties the buffers. */
  void flush(Weights target) {
    int column = free * slice.sequences();
    int width = (steps - free) * slice.sequences();
    gradients.toMemory();
    inputs.toMemory();
    ofStates.values().forEach(Rows::toMemory);
    ofBlocks.values().forEach(Rows::toMemory);
    blas.product(
        gradients.from(0, gates * hiddenSize, column, width),
        inputs.from(0, inputSize, column, width).transposed(),
        target.input(),
        !fresh);
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      blas.product(
          gradients.from(
              product.result() * hiddenSize, product.gates() * hiddenSize, column, width),
          operandOfProduct.get(i).from(0, hiddenSize, column, width).transposed(),
          target.recurrent(product),
          !fresh);
    }
    free = steps;
    fresh = false;
  }
}
