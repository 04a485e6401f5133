package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.LemCell;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A long expressive memory layer for Deeplearning4j, after Rusch et al. 2022 (arXiv 2110.04744).
 * For input x [batch, I] and previous states y, z [batch, H] of a step:
 *
 * <pre>
 *   a  = Δ σ(x W_a + b_a + y RW_a + rb_a)      step size of the hidden state
 *   b  = Δ σ(x W_b + b_b + y RW_b + rb_b)      step size of the memory
 *   z' = (1 − b) ⊙ z + b ⊙ tanh(x W_u + b_u + y RW_u + rb_u)
 *   y' = (1 − a) ⊙ y + a ⊙ tanh(x W_v + b_v + z' RW_v + rb_v)   the output of the step
 * </pre>
 *
 * <p>The column order is a, b, u, v. With {@code recurrentBias(true)} it has as many parameters as
 * PyTorch's LSTM. See also {@link RecurrentLayer}.
 */
public class Lem extends RecurrentLayer {

  private static final long serialVersionUID = 1L;

  private double stepSize = 1;

  /** For DL4J's JSON reader; use {@link Builder}. */
  public Lem() {
    super();
  }

  /**
   * The layer that a builder describes.
   *
   * @throws IllegalArgumentException if the step size is not above 0 and at most 1
   */
  protected Lem(Builder builder) {
    super(builder);
    setStepSize(builder.stepSize);
  }

  /** Δ, the largest step size. */
  public double getStepSize() {
    return stepSize;
  }

  /**
   * Sets Δ.
   *
   * @throws IllegalArgumentException if it is not above 0 and at most 1
   */
  public final void setStepSize(double stepSize) {
    if (!(stepSize > 0 && stepSize <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Lem layer: stepSize must be above 0 and at most 1, but found %s.",
              stepSize));
    }
    this.stepSize = stepSize;
  }

  @Override
  Cell cell() {
    return new LemCell(stepSize);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Lem that && super.equals(that) && stepSize == that.stepSize;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), stepSize);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Lem(%s, stepSize=%s)", super.toString(), stepSize);
  }

  /** Builds a {@link Lem}. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends RecurrentLayer.Builder<Builder> {

    private double stepSize = 1;

    /** A layer with one bias and a largest step size of 1. */
    public Builder() {
      super();
    }

    /** Δ, the largest step size, above 0 and at most 1; default 1. */
    public Builder stepSize(double stepSize) {
      this.stepSize = stepSize;
      return this;
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException if the step size is not above 0 and at most 1
     */
    @Override
    public Lem build() {
      return new Lem(this);
    }
  }
}
