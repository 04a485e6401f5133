package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.HiddenActivation;
import io.github.rnncompare.engine.SimpleRnnCell;
import java.util.List;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * A simple (vanilla, Elman) recurrent layer for Deeplearning4j. For input x [batch, I] and previous
 * hidden state h [batch, H] of a step:
 *
 * <pre>  h' = f(x W + b + h RW + rb)</pre>
 *
 * with f one of tanh (the default), ReLU and the identity. It can replace DL4J's own SimpleRnn,
 * with the same parameters; unlike that layer it handles states correctly in truncated
 * backpropagation and with masks. See also {@link RecurrentLayer}.
 */
public class SimpleRnn extends RecurrentLayer {

  private static final long serialVersionUID = 1L;

  /** For DL4J's JSON reader; use {@link Builder}. */
  public SimpleRnn() {
    super();
  }

  /**
   * The layer that a builder describes.
   *
   * @throws IllegalArgumentException if the builder's activation is none of those supported
   */
  protected SimpleRnn(Builder builder) {
    super(builder);
  }

  @Override
  Cell cell() {
    IActivation activation = getActivationFn();
    HiddenActivation hidden =
        activation instanceof ActivationReLU
            ? HiddenActivation.RELU
            : activation instanceof ActivationIdentity
                ? HiddenActivation.IDENTITY
                : HiddenActivation.TANH;
    return new SimpleRnnCell(hidden);
  }

  @Override
  List<Class<? extends IActivation>> activations() {
    return List.of(ActivationTanH.class, ActivationReLU.class, ActivationIdentity.class);
  }

  /** Builds a {@link SimpleRnn}. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends RecurrentLayer.Builder<Builder> {

    /** A tanh layer with one bias. */
    public Builder() {
      super();
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException for an activation other than tanh, ReLU and identity
     */
    @Override
    public SimpleRnn build() {
      return new SimpleRnn(this);
    }
  }
}
