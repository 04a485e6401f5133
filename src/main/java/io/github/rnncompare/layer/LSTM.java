package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationTanH;

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

  private static final int FORGET = 1;

  private static final double USUAL_FORGET_BIAS = 1;

  private @Nullable Double forgetBias;

  /** For DL4J's JSON reader; use {@link Builder}. */
  public LSTM() {
    super();
  }

  /**
   * The layer that a builder describes.
   *
   * @throws IllegalArgumentException if the builder's activation is not tanh
   */
  protected LSTM(Builder builder) {
    super(builder);
    this.forgetBias = builder.forgetBias;
  }

  /** The initial bias of the forget gate; null if it was not set. */
  public @Nullable Double getForgetBias() {
    return forgetBias;
  }

  public void setForgetBias(@Nullable Double forgetBias) {
    this.forgetBias = forgetBias;
  }

  @Override
  Cell cell() {
    return new Cell.Lstm();
  }

  @Override
  List<Class<? extends IActivation>> activations() {
    return List.of(ActivationTanH.class);
  }

  @Override
  double[] initialBiases() {
    double[] biases = super.initialBiases();
    biases[FORGET] = forgetBias == null ? USUAL_FORGET_BIAS : forgetBias;
    return biases;
  }

  @Override
  boolean hasSetBias(int gate) {
    return gate == FORGET && forgetBias != null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LSTM that
        && super.equals(that)
        && Objects.equals(forgetBias, that.forgetBias);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), forgetBias);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "LSTM(%s, forgetBias=%s)", super.toString(), forgetBias);
  }

  /** Builds an {@link LSTM}. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends RecurrentLayer.Builder<Builder> {

    private @Nullable Double forgetBias;

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

    /**
     * The layer.
     *
     * @throws IllegalArgumentException if an activation other than tanh was set
     */
    @Override
    public LSTM build() {
      return new LSTM(this);
    }
  }
}
