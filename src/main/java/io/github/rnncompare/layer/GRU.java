package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.GruCell;
import io.github.rnncompare.engine.GruGate;
import io.github.rnncompare.engine.ResetGate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.annotation.JsonIgnore;
import org.nd4j.shade.jackson.annotation.JsonInclude;

/**
 * A gated recurrent unit layer for Deeplearning4j, after Cho et al. 2014 (arXiv:1406.1078).
 *
 * <p>For input x [batch, I] and previous hidden state h [batch, H] of a step, with σ the logistic
 * sigmoid and ⊙ the elementwise product:
 *
 * <pre>
 *   r  = σ(x W_r + b_r + h RW_r + rb_r)                  reset gate
 *   z  = σ(x W_z + b_z + h RW_z + rb_z)                  update gate
 *   n  = tanh(x W_n + b_n + r ⊙ (h RW_n + rb_n))         candidate, {@link ResetGate#AFTER_PRODUCT}
 *   n  = tanh(x W_n + b_n + (r ⊙ h) RW_n + rb_n)         candidate, {@link
 * ResetGate#BEFORE_PRODUCT}
 *   h' = (1 − z) ⊙ n + z ⊙ h                             new hidden state, the output of the step
 * </pre>
 *
 * <p>The default form, AFTER_PRODUCT, is that of PyTorch, cuDNN and today's Keras, not that of the
 * paper. In both, z keeps the old state, as in PyTorch and in the paper's equation 7; some texts
 * swap z and 1 − z. PyTorch has both biases: {@code recurrentBias(true)} matches it.
 *
 * <p>The column order is r, z, n. See also {@link RecurrentLayer}.
 */
public class GRU extends RecurrentLayer {

  private static final long serialVersionUID = 1L;

  private ResetGate resetGate = ResetGate.AFTER_PRODUCT;
  private @Nullable Double updateBias;
  private Set<GruGate> without = Set.of();

  /** For DL4J's JSON reader; use {@link Builder}. */
  public GRU() {
    super();
  }

  /**
   * The layer that a builder describes.
   *
   * @throws IllegalArgumentException if the builder's activation is not tanh, or it sets the bias
   *     of a gate that is taken out
   */
  protected GRU(Builder builder) {
    super(builder);
    this.resetGate = builder.resetGate;
    this.updateBias = builder.updateBias;
    this.without = builder.without;
    if (updateBias != null && without.contains(GruGate.UPDATE)) {
      throw new IllegalArgumentException(
          "GRU layer: updateBias is set, but the update gate is taken out. Remove one of them.");
    }
  }

  /** Where the reset gate acts. */
  public ResetGate getResetGate() {
    return resetGate;
  }

  public void setResetGate(ResetGate resetGate) {
    this.resetGate = Objects.requireNonNull(resetGate, "resetGate");
  }

  /** The initial bias of the update gate; null if it was not set. */
  @JsonInclude(JsonInclude.Include.NON_NULL) // as layers were saved before there was this one
  public @Nullable Double getUpdateBias() {
    return updateBias;
  }

  public void setUpdateBias(@Nullable Double updateBias) {
    this.updateBias = updateBias;
  }

  /** The gates that are taken out: see {@link GruCell#without}. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY) // as layers were saved before gates were taken out
  public Set<GruGate> getWithout() {
    return without;
  }

  public void setWithout(Set<GruGate> without) {
    this.without = Set.copyOf(without);
  }

  @Override
  Cell cell() {
    return new GruCell(resetGate, without);
  }

  @Override
  @JsonIgnore // its own name is above
  public @Nullable Double getRememberingBias() {
    return updateBias;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GRU that
        && super.equals(that)
        && resetGate == that.resetGate
        && Objects.equals(updateBias, that.updateBias)
        && without.equals(that.without);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), resetGate, updateBias, without);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "GRU(%s, resetGate=%s, updateBias=%s, without=%s)",
        super.toString(),
        resetGate,
        updateBias,
        without);
  }

  /** Builds a {@link GRU}. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends RecurrentLayer.Builder<Builder> {

    private ResetGate resetGate = ResetGate.AFTER_PRODUCT;
    private @Nullable Double updateBias;
    private Set<GruGate> without = Set.of();

    /** A layer with one bias and the reset gate after the product. */
    public Builder() {
      super();
    }

    /** Where the reset gate acts; default {@link ResetGate#AFTER_PRODUCT}. */
    public Builder resetGate(ResetGate resetGate) {
      this.resetGate = Objects.requireNonNull(resetGate, "resetGate");
      return this;
    }

    /**
     * The initial bias of the update gate z, which overrides {@code biasInit}. As z keeps the old
     * state, a positive one makes the cell remember at first. Default: as the other biases.
     */
    public Builder updateBias(double updateBias) {
      this.updateBias = updateBias;
      return this;
    }

    @Override
    public Builder rememberingBias(double rememberingBias) {
      return updateBias(rememberingBias);
    }

    /** Takes gates out: see {@link GruCell#without}. Default: none. */
    public Builder without(Set<GruGate> gates) {
      this.without = Set.copyOf(gates);
      return this;
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException if an activation other than tanh was set, or the bias of a
     *     gate that is taken out
     */
    @Override
    public GRU build() {
      return new GRU(this);
    }
  }
}
