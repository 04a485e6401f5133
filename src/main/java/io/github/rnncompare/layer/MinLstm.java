package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.MinLstmCell;
import io.github.rnncompare.engine.MinimalCandidate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * <p>Nothing but the old state itself passes from step to step, so there are no recurrent weights
 * and no recurrent bias: {@code recurrentBias} and a recurrent weight initialisation have no
 * effect. See {@link MinLstmCell} for the column order, and {@link RecurrentLayer}.
 */
public class MinLstm extends RecurrentLayer {

  private static final long serialVersionUID = 1L;

  private MinimalCandidate candidate = MinimalCandidate.LINEAR;

  /** For DL4J's JSON reader; use {@link Builder}. */
  public MinLstm() {
    super();
  }

  /** The layer that a builder describes. */
  protected MinLstm(Builder builder) {
    super(builder);
    this.candidate = builder.candidate;
  }

  /** What the candidate is. */
  public MinimalCandidate getCandidate() {
    return candidate;
  }

  public void setCandidate(MinimalCandidate candidate) {
    this.candidate = Objects.requireNonNull(candidate, "candidate");
  }

  @Override
  Cell cell() {
    return new MinLstmCell(candidate);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MinLstm that && super.equals(that) && candidate == that.candidate;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), candidate);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "MinLstm(%s, candidate=%s)", super.toString(), candidate);
  }

  /** Builds a {@link MinLstm}. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends RecurrentLayer.Builder<Builder> {

    private MinimalCandidate candidate = MinimalCandidate.LINEAR;

    /** A layer with a linear candidate. */
    public Builder() {
      super();
    }

    /** What the candidate is; default {@link MinimalCandidate#LINEAR}. */
    public Builder candidate(MinimalCandidate candidate) {
      this.candidate = Objects.requireNonNull(candidate, "candidate");
      return this;
    }

    /** The layer. */
    @Override
    public MinLstm build() {
      return new MinLstm(this);
    }
  }
}
