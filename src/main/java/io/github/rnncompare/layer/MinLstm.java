package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.MinLstmCell;
import io.github.rnncompare.engine.MinimalCandidate;

/**
 * A minimal long short-term memory layer for Deeplearning4j, after Feng et al. 2024 (arXiv
 * 2410.01201, section 3.2). For input x [batch, I] and previous hidden state h [batch, H] of a
 * step:
 *
 * <pre>
 *   f  = σ(x W_f + b_f)                      forget gate
 *   i  = σ(x W_i + b_i)                      input gate
 *   h̃  = x W_h + b_h                         candidate, or g of it: {@link MinimalCandidate}
 *   h' = f / (f + i) ⊙ h + i / (f + i) ⊙ h̃   new hidden state, the output of the step
 * </pre>
 *
 * <p>See {@link MinLstmCell} for the column order, {@link MinimalLayer}, and {@link
 * RecurrentLayer}.
 */
public class MinLstm extends MinimalLayer {

  private static final long serialVersionUID = 1L;

  /** For DL4J's JSON reader; use {@link Builder}. */
  public MinLstm() {
    super();
  }

  /** The layer that a builder describes. */
  protected MinLstm(Builder builder) {
    super(builder);
  }

  @Override
  Cell cell() {
    return new MinLstmCell(getCandidate());
  }

  /** Builds a {@link MinLstm}. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends MinimalLayer.Builder<Builder> {

    /** A layer with a linear candidate. */
    public Builder() {
      super();
    }

    /** The layer. */
    @Override
    public MinLstm build() {
      return new MinLstm(this);
    }
  }
}
