package io.github.rnncompare.engine;

import io.github.rnncompare.engine.FastCell.Product;
import org.jspecify.annotations.Nullable;

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
  private final FastCell cell;
  private final int gates;
  private final int sequences;
  private final int inputSize;
  private final int hiddenSize;
  private final int capacity;
  private final Rows preActivationGradients;
  private final Rows inputs;
  private final Rows states;
  private final @Nullable Rows operands;

  /**
   * The number of steps of one product in the current pass, and how many of them are still free.
   */
  private int steps;

  private int free;
  private boolean fresh = true;

  WeightGradientAccumulator(
      FastCell cell, int gates, int sequences, int inputSize, int hiddenSize, int timeSteps) {
    this.cell = cell;
    this.gates = gates;
    this.sequences = sequences;
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    this.capacity = steps(sequences, timeSteps);
    int columns = capacity * sequences;
    preActivationGradients = new Rows(cell.blocks() * hiddenSize, columns);
    inputs = new Rows(inputSize, columns);
    states = new Rows(hiddenSize, columns);
    boolean allOfState = cell.products().stream().allMatch(Product::ofState);
    operands = allOfState ? null : new Rows(hiddenSize, columns);
  }

  private static int steps(int sequences, int timeSteps) {
    return Math.max(1, Math.min(timeSteps, COLUMNS / sequences));
  }

  /** Whether the buffers are large enough for a pass over {@code timeSteps} steps. */
  boolean fits(int timeSteps) {
    return capacity >= steps(sequences, timeSteps);
  }

  /**
   * Begins a backward pass: its first {@link #flush} overwrites the gradients. The number of steps
   * of one product depends on this pass only, so that its result does not depend on earlier passes.
   */
  void begin(int timeSteps) {
    steps = steps(sequences, timeSteps);
    free = steps;
    fresh = true;
  }

  /**
   * Adds the gradients, inputs and states of step t.
   *
   * @param padded the sequences that are padded at this step: their gradients are zero, but their
   *     inputs may be anything, and zero times NaN is NaN
   */
  void add(BatchSlice slice, int t, FastPass pass, int[] padded) {
    free--;
    int column = free * sequences;
    for (int block = 0; block < cell.blocks(); block++) {
      preActivationGradients.setColumns(
          block * hiddenSize, column, slice.preActivationGradients()[block], sequences);
    }
    states.setColumns(0, column, slice.hidden(t), sequences);
    for (int i = 0; i < inputSize; i++) {
      int from = (t * inputSize + i) * pass.batch() + slice.first();
      inputs.setRow(i, column, pass.input(), from, sequences);
    }
    if (operands != null) {
      operands.setColumns(0, column, slice.blocks(t)[operandBlock()], sequences);
    }
    for (int sequence : padded) {
      inputs.clear(column + sequence);
      if (operands != null) {
        operands.clear(column + sequence);
      }
    }
  }

  boolean isFull() {
    return free == 0;
  }

  /** Adds the collected steps to the gradients of the weights, and empties the buffers. */
  void flush(Weights gradients) {
    int column = free * sequences;
    int width = (steps - free) * sequences;
    preActivationGradients.toMemory();
    inputs.toMemory();
    states.toMemory();
    if (operands != null) {
      operands.toMemory();
    }
    blas.product(
        preActivationGradients.from(0, gates * hiddenSize, column, width),
        inputs.from(0, inputSize, column, width).transposed(),
        gradients.input(),
        !fresh);
    for (Product product : cell.products()) {
      int row = product.block() * hiddenSize;
      Rows operand = operands == null || product.ofState() ? states : operands;
      blas.product(
          preActivationGradients.from(row, product.gates() * hiddenSize, column, width),
          operand.from(0, hiddenSize, column, width).transposed(),
          gradients.recurrent(product),
          !fresh);
    }
    free = steps;
    fresh = false;
  }

  private int operandBlock() {
    return cell.products().stream().mapToInt(Product::operand).max().orElseThrow();
  }
}
