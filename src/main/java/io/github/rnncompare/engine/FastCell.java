package io.github.rnncompare.engine;

import java.util.List;

/**
 * The gate math of one cell in plain loops. A step works on <em>blocks</em>: an [H, sequences]
 * matrix each, row-major, so that one long loop covers a gate of all units and sequences. The first
 * blocks are the gates in the order of the weights.
 *
 * <p>The loops are short, and each block is an array of its own: the JIT compiler vectorises a loop
 * over several arrays with one index, but not one that reads an array at several offsets.
 */
interface FastCell {

  /**
   * A recurrent product: RWᵀ of some gates times the hidden state, or times a block.
   *
   * @param gate the first gate whose weights take part
   * @param gates how many
   * @param block the first block that takes the result
   * @param onInput whether that block already holds the input's part, to be added to
   * @param operand the block that is multiplied, -1 for the hidden state
   */
  record Product(int gate, int gates, int block, boolean onInput, int operand) {

    /** Whether the hidden state is multiplied: then the product stands outside the gate math. */
    boolean ofState() {
      return operand < 0;
    }
  }

  /** How many blocks a step computes; with {@link #keepsBlocks} it also keeps them. */
  int blocks();

  /** Whether backward needs the blocks; a simple RNN's are its hidden states. */
  default boolean keepsBlocks() {
    return true;
  }

  /** All recurrent products; {@link #forward} and {@link #backward} do those of a block. */
  List<Product> products();

  /** From the sums of step t to its blocks and the state after it. */
  void forward(BatchSlice shard, int t);

  /**
   * From the gradient at the state after step t to those of its sums, block by block; leaves in the
   * place of the former what flows to the state before it outside of the products of the state.
   */
  void backward(BatchSlice shard, int t);

  /** The loops for a cell. */
  static FastCell of(Cell cell) {
    if (cell instanceof Cell.SimpleRnn rnn) {
      return new FastSimpleRnn(rnn.activation());
    }
    if (cell instanceof Cell.Gru gru) {
      return new FastGru(gru.resetGate());
    }
    return new FastLstm();
  }
}
