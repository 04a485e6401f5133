package io.github.rnncompare.engine;

import java.util.List;

/**
 * The gate computations of one cell in plain loops. A step works on <em>blocks</em>, row-major
 * matrices [H, sequences], so that one long loop covers a gate of all units and sequences. The
 * first blocks are the gates in the order of the weights.
 *
 * <p>Each loop is simple and each block is a separate array: the JIT compiler vectorises a loop
 * over several arrays with one index, but not a loop that reads one array at several offsets.
 */
interface FastCell {

  /**
   * A recurrent product: RWᵀ of one or more gates times the hidden state, or times a block.
   *
   * @param gate the first gate of the product
   * @param gates number of gates
   * @param block the first block of the result
   * @param onInput whether the result is added to the input's part, which the block already holds
   * @param operand the block that is multiplied, -1 for the hidden state
   */
  record Product(int gate, int gates, int block, boolean onInput, int operand) {

    /** Whether the operand is the hidden state; the product is then computed outside the cell. */
    boolean ofState() {
      return operand < 0;
    }
  }

  /** The number of blocks that a step computes, and keeps if {@link #keepsBlocks}. */
  int blocks();

  /** Whether the backward pass needs the blocks; those of a simple RNN are its hidden states. */
  default boolean keepsBlocks() {
    return true;
  }

  /**
   * All recurrent products; {@link #forward} and {@link #backward} compute those whose operand is a
   * block.
   */
  List<Product> products();

  /** Computes the blocks and the new state of step t from its pre-activations. */
  void forward(BatchSlice slice, int t);

  /**
   * Computes the gradients of step t's pre-activations from the gradient of the state after it. On
   * return, {@code hiddenGradient} holds the part of dh_{t−1} that does not pass through the
   * products of the hidden state; {@code cellGradient} holds dc_{t−1}.
   */
  void backward(BatchSlice slice, int t);

  /** The implementation of a cell. */
  static FastCell of(Cell cell) {
    if (cell instanceof Cell.SimpleRnn rnn) {
      return new FastSimpleRnn(rnn.activation());
    }
    if (cell instanceof Cell.Gru gru) {
      return new FastGru(gru.resetGate());
    }
    if (cell instanceof Cell.Lstm) {
      return new FastLstm();
    }
    throw new IllegalStateException("no fast cell for " + cell);
  }
}
