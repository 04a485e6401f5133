package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.MinGruCell;
import io.github.rnncompare.engine.MinimalCandidate;

/**
 * A minimal gated recurrent unit layer for Deeplearning4j, after Feng et al. 2024 (arXiv
 * 2410.01201, section 3.1). For input x [batch, I] and previous hidden state h [batch, H] of a
 * step:
 *
 * <pre>
 *   z  = σ(x W_z + b_z)          update gate
 *   h̃  = x W_h + b_h             candidate, or g of it: {@link MinimalCandidate}
 *   h' = (1 − z) ⊙ h + z ⊙ h̃     new hidden state, the output of the step
 * </pre>
 *
 * <p>See {@link MinGruCell} for the column order, {@link MinimalLayer}, and {@link RecurrentLayer}.
 */
public class MinGru extends MinimalLayer {

  private static final long serialVersionUID = 1L;

  /** For DL4J's JSON reader; use {@link Builder}. */
  public MinGru() {
    super();
  }

  /** The layer that a builder describes. */
  protected MinGru(Builder builder) {
    super(builder);
  }

  @Override
  Cell cell() {
    return new MinGruCell(getCandidate());
  }

  /** Builds a {@link MinGru}. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends MinimalLayer.Builder<Builder> {

    /** A layer with a linear candidate. */
    public Builder() {
      super();
    }

    /** The layer. */
    @Override
    public MinGru build() {
      return new MinGru(this);
    }
  }
}
