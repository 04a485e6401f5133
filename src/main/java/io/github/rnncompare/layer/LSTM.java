package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.LstmCell;
import io.github.rnncompare.engine.LstmGate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.annotation.JsonIgnore;
import org.nd4j.shade.jackson.annotation.JsonInclude;

/**
 * A long short-term memory layer for Deeplearning4j, after Hochreiter and Schmidhuber 1997, with
 * the forget gate of Gers, Schmidhuber and Cummins 2000 and without peepholes: what PyTorch, Keras
 * and cuDNN compute. For input x [batch, I] and previous states h, c [batch, H] of a step, with σ
 * the logistic sigmoid and ⊙ the elementwise product:
 *
 * <pre>
 *   g = tanh(x W_g + b_g + h RW_g + rb_g)   candidate
 *   f = σ(x W_f + b_f + h RW_f + rb_f)      forget gate
 *   o = σ(x W_o + b_o + h RW_o + rb_o)      output gate
 *   i = σ(x W_i + b_i + h RW_i + rb_i)      input gate
 *   c' = f ⊙ c + i ⊙ g                      new cell state
 *   h' = o ⊙ tanh(c')                       new hidden state, the output of the step
 * </pre>
 *
 * <p>The column order is g, f, o, i, as in DL4J's own LSTM (which calls g the input gate). This
 * layer can replace it with the same parameters; PyTorch's order is i, f, g, o. Unlike DL4J's LSTM
 * it handles masks itself. See also {@link RecurrentLayer}.
 */
public class LSTM extends RecurrentLayer {

  private static final long serialVersionUID = 1L;

  private static final Double USUAL_FORGET_BIAS = 1.0;

  private @Nullable Double forgetBias;
  private Set<LstmGate> without = Set.of();

  /** For DL4J's JSON reader; use {@link Builder}. */
  public LSTM() {
    super();
  }

  /**
   * The layer that a builder describes.
   *
   * @throws IllegalArgumentException if the builder's activation is not tanh, or it sets the bias
   *     of a gate that is taken out
   */
  protected LSTM(Builder builder) {
    super(builder);
    this.forgetBias = builder.forgetBias;
    this.without = builder.without;
    if (forgetBias != null && without.contains(LstmGate.FORGET)) {
      throw new IllegalArgumentException(
          "LSTM layer: forgetBias is set, but the forget gate is taken out. Remove one of them.");
    }
  }

  /** The initial bias of the forget gate; null if it was not set. */
  public @Nullable Double getForgetBias() {
    return forgetBias;
  }

  public void setForgetBias(@Nullable Double forgetBias) {
    this.forgetBias = forgetBias;
  }

  /** The gates that are taken out: see {@link LstmCell#without}. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY) // as layers were saved before gates were taken out
  public Set<LstmGate> getWithout() {
    return without;
  }

  public void setWithout(Set<LstmGate> without) {
    this.without = Set.copyOf(without);
  }

  @Override
  Cell cell() {
    return new LstmCell(without);
  }

  @Override
  @JsonIgnore // its own name is above
  public @Nullable Double getRememberingBias() {
    return forgetBias;
  }

  @Override
  Double usualRememberingBias() {
    return USUAL_FORGET_BIAS;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LSTM that
        && super.equals(that)
        && Objects.equals(forgetBias, that.forgetBias)
        && without.equals(that.without);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), forgetBias, without);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "LSTM(%s, forgetBias=%s, without=%s)", super.toString(), forgetBias, without);
  }

  /** Builds an {@link LSTM}. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends RecurrentLayer.Builder<Builder> {

    private @Nullable Double forgetBias;
    private Set<LstmGate> without = Set.of();

    /** A layer with one bias. */
    public Builder() {
      super();
    }

    /**
     * The initial bias of the forget gate, which overrides {@code biasInit}. Default: 1, as
     * Jozefowicz et al. 2015 recommend and DL4J does, or random under {@link PyTorchWeightInit}.
     */
    public Builder forgetBias(double forgetBias) {
      this.forgetBias = forgetBias;
      return this;
    }

    @Override
    public Builder rememberingBias(double rememberingBias) {
      return forgetBias(rememberingBias);
    }

    /** Takes gates out: see {@link LstmCell#without}. Default: none. */
    public Builder without(Set<LstmGate> gates) {
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
    public LSTM build() {
      return new LSTM(this);
    }
  }
}
