package io.github.rnncompare.engine;

/**
 * The computation of one step of a recurrent layer. H is the number of hidden units; W, RW and the
 * biases have one block of H columns for each gate, in the order given here.
 */
public sealed interface Cell {

  /** The number of gates, each with a block of H columns in the weights. */
  int gates();

  /** Whether the cell has a cell state besides the hidden state. */
  default boolean hasCellState() {
    return false;
  }

  /** h' = f(x W + b + h RW + rb). */
  record SimpleRnn(HiddenActivation activation) implements Cell {
    @Override
    public int gates() {
      return 1;
    }
  }

  /**
   * Long short-term memory with a forget gate (Gers et al. 2000), without peepholes:
   *
   * <pre>
   *   g = tanh(x W_g + b_g + h RW_g + rb_g)   candidate
   *   f, o, i = σ(…)                          forget, output and input gate
   *   c' = f ⊙ c + i ⊙ g                      cell state
   *   h' = o ⊙ tanh(c')
   * </pre>
   *
   * Column order g, f, o, i, as in DL4J's own LSTM (whose names call the candidate the input gate);
   * PyTorch's order is i, f, g, o.
   */
  record Lstm() implements Cell {
    @Override
    public int gates() {
      return 4;
    }

    @Override
    public boolean hasCellState() {
      return true;
    }
  }

  /**
   * Gated recurrent unit (Cho et al. 2014), with σ the logistic sigmoid:
   *
   * <pre>
   *   r = σ(x W_r + b_r + h RW_r + rb_r)           reset gate
   *   z = σ(x W_z + b_z + h RW_z + rb_z)           update gate
   *   n = tanh(x W_n + b_n + r ⊙ (h RW_n + rb_n))  candidate, {@link ResetGate#AFTER_PRODUCT}
   *   n = tanh(x W_n + b_n + (r ⊙ h) RW_n + rb_n)  candidate, {@link ResetGate#BEFORE_PRODUCT}
   *   h' = (1 − z) ⊙ n + z ⊙ h
   * </pre>
   *
   * Column order r, z, n.
   */
  record Gru(ResetGate resetGate) implements Cell {
    @Override
    public int gates() {
      return 3;
    }
  }
}
