package io.github.rnncompare.engine.pass;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Product;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the products of several steps multiplied, [rows, columns]: the inputs, and behind them the
 * states and blocks. A column is a sequence at a step.
 */
final class Operands {

  /**
   * Where each operand begins.
   *
   * @param ofStates the first row of each state that a product multiplies
   * @param ofBlocks the first row of each block that a product multiplies
   * @param rows of all
   */
  record Layout(
      int inputSize,
      int hiddenSize,
      Map<Integer, Integer> ofStates,
      Map<Integer, Integer> ofBlocks,
      int rows) {

    static Layout of(Cell cell, int inputSize, int hiddenSize) {
      Map<Integer, Integer> ofStates = new LinkedHashMap<>();
      Map<Integer, Integer> ofBlocks = new LinkedHashMap<>();
      int row = inputSize;
      for (boolean ofState : new boolean[] {true, false}) {
        for (Product product : cell.products()) {
          Map<Integer, Integer> known = product.isOfState() ? ofStates : ofBlocks;
          if (product.isOfState() == ofState && !known.containsKey(product.operand())) {
            known.put(product.operand(), row);
            row += hiddenSize;
          }
        }
      }
      return new Layout(inputSize, hiddenSize, ofStates, ofBlocks, row);
    }

    /** The first row of what a product multiplies. */
    int row(Product product) {
      return requireNonNull((product.isOfState() ? ofStates : ofBlocks).get(product.operand()));
    }
  }

  private final Layout layout;
  private final Slice slice;
  private final PaddedRows memory;

  Operands(Layout layout, Slice slice, int columns) {
    this.layout = layout;
    this.slice = slice;
    this.memory = new PaddedRows(layout.rows(), columns);
  }

  Layout layout() {
    return layout;
  }

  /**
   * Writes the inputs and operands of step t.
   *
   * @param column of the step's first sequence
   * @param input [batch, I, time] in column-major order
   * @param kept the states and blocks
   * @param padded the sequences that are padded at this step: their gradients are zero, but their
   *     inputs may be anything, and zero times NaN is NaN
   */
  void set(int column, int t, NativeFloats input, KeptSteps kept, int[] padded) {
    for (Map.Entry<Integer, Integer> state : layout.ofStates().entrySet()) {
      copy(state.getValue(), column, kept.states(t)[state.getKey()]);
    }
    for (int i = 0; i < layout.inputSize(); i++) {
      int from = (t * layout.inputSize() + i) * slice.batch() + slice.first();
      memory.setRow(i, column, input, from, slice.sequences());
    }
    for (Map.Entry<Integer, Integer> block : layout.ofBlocks().entrySet()) {
      copy(block.getValue(), column, kept.blocks(t)[block.getKey()]);
    }
    int endOfStates = layout.inputSize() + layout.ofStates().size() * layout.hiddenSize();
    for (int sequence : padded) {
      memory.clear(0, layout.inputSize(), column + sequence);
      memory.clear(endOfStates, layout.rows(), column + sequence);
    }
  }

  private void copy(int row, int column, float[] values) {
    memory.setColumns(row, column, values, 0, values.length, slice.sequences());
  }

  /** The inputs, [I, width]. */
  Matrix inputs(int column, int width) {
    return memory.from(0, layout.inputSize(), column, width);
  }

  /** What a product multiplies, [H, width]. */
  Matrix of(Product product, int column, int width) {
    return memory.from(layout.row(product), layout.hiddenSize(), column, width);
  }

  /** All, [rows, width]. */
  Matrix all(int column, int width) {
    return memory.from(0, layout.rows(), column, width);
  }

  /** The floats of its memory. */
  long floats() {
    return memory.floats();
  }
}
