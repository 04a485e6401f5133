package io.github.rnncompare.engine;

import io.github.rnncompare.engine.FastCell.Product;
import io.github.rnncompare.engine.NativeFloats.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * A few steps of a backward walk side by side, so that the gradient of the weights takes a product
 * for all of them: dWᵀ[gH, I] += dZ[gH, columns] · X[I, columns]ᵀ, where a column is a sequence at
 * a step. Steps come last first and fill the chunk from its end.
 */
final class WeightGradientAccumulator {
  /** So many columns that reading and writing the weights' gradient is cheap beside its product. */
  private static final int COLUMNS = 256;

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

    /** Sets columns of the rows from {@code row} on to a matrix of that width. */
    void setColumns(int row, int column, float[] source, int width) {
      for (int from = 0, to = row * columns + column; from < source.length; from += width) {
        System.arraycopy(source, from, values, to, width);
        to += columns;
      }
    }

    void toMemory() {
      memory.put(0, values, 0, values.length);
    }

    Matrix from(int row, int column) {
      return memory.matrix(row * columns + column, columns);
    }
  }

  private final Blas blas = Blas.library();
  private final FastCell cell;
  private final int gates;
  private final int sequences;
  private final int inputSize;
  private final int hiddenSize;
  private final int capacity;
  private final Rows sums;
  private final Rows inputs;
  private final Rows states;
  private final @Nullable Rows operands;

  /** Of the present walk: how many steps a chunk takes, and how many more until it is full. */
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
    sums = new Rows(cell.blocks() * hiddenSize, columns);
    inputs = new Rows(inputSize, columns);
    states = new Rows(hiddenSize, columns);
    boolean allOfState = cell.products().stream().allMatch(Product::ofState);
    operands = allOfState ? null : new Rows(hiddenSize, columns);
  }

  private static int steps(int sequences, int timeSteps) {
    return Math.max(1, Math.min(timeSteps, COLUMNS / sequences));
  }

  /** Whether there is room for what a walk over so many steps collects. */
  boolean fits(int timeSteps) {
    return capacity >= steps(sequences, timeSteps);
  }

  /**
   * Begins a walk: the next {@link #flush} overwrites the gradients. How many steps go into one
   * product depends on this walk alone, so that its bits do not depend on those before it.
   */
  void begin(int timeSteps) {
    steps = steps(sequences, timeSteps);
    free = steps;
    fresh = true;
  }

  /** Adds step t with its gradients. */
  void add(BatchSlice shard, int t, FastPass pass) {
    free--;
    int column = free * sequences;
    for (int block = 0; block < cell.blocks(); block++) {
      sums.setColumns(block * hiddenSize, column, shard.sumGradients()[block], sequences);
    }
    states.setColumns(0, column, shard.hidden(t), sequences);
    for (int i = 0; i < inputSize; i++) {
      int from = (t * inputSize + i) * pass.batch() + shard.first();
      inputs.setRow(i, column, pass.input(), from, sequences);
    }
    if (operands != null) {
      operands.setColumns(0, column, shard.blocks(t)[operandBlock()], sequences);
    }
  }

  boolean isFull() {
    return free == 0;
  }

  /** Adds the steps' part to the gradients of the weights, and is empty again. */
  void flush(Weights gradients) {
    int column = free * sequences;
    int width = (steps - free) * sequences;
    sums.toMemory();
    inputs.toMemory();
    states.toMemory();
    if (operands != null) {
      operands.toMemory();
    }
    blas.timesTransposed(
        gates * hiddenSize,
        inputSize,
        width,
        sums.from(0, column),
        inputs.from(0, column),
        gradients.input(),
        !fresh);
    for (Product product : cell.products()) {
      Rows operand = operands == null || product.ofState() ? states : operands;
      blas.timesTransposed(
          product.gates() * hiddenSize,
          hiddenSize,
          width,
          sums.from(product.block() * hiddenSize, column),
          operand.from(0, column),
          gradients.recurrent(product.gate()),
          !fresh);
    }
    free = steps;
    fresh = false;
  }

  private int operandBlock() {
    return cell.products().stream().mapToInt(Product::operand).max().orElseThrow();
  }
}
