package io.github.rnncompare.layer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A gated recurrent unit layer for Deeplearning4j, after Cho et al. 2014 (arXiv:1406.1078).
 *
 * <p>For input x [batch, I] and previous hidden state h [batch, H] of a step, with σ the logistic
 * sigmoid and ⊙ the product of entries:
 *
 * <pre>
 *   r  = σ(x W_r + b_r + h RW_r + rb_r)                  reset gate
 *   z  = σ(x W_z + b_z + h RW_z + rb_z)                  update gate
 *   n  = tanh(x W_n + b_n + r ⊙ (h RW_n + rb_n))         candidate, {@link ResetGate#AFTER_PRODUCT}
 *   n  = tanh(x W_n + b_n + (r ⊙ h) RW_n + rb_n)         candidate, {@link ResetGate#BEFORE_PRODUCT}
 *   h' = (1 − z) ⊙ n + z ⊙ h                             new hidden state, the output of the step
 * </pre>
 *
 * <p>The default form, AFTER_PRODUCT, is that of PyTorch, cuDNN and today's Keras, not that of the
 * paper. In both, z keeps the old state, as in PyTorch and in the paper's equation 7; some texts
 * swap z and 1 − z. PyTorch has both biases: {@code recurrentBias(true)} matches it.
 *
 * <p>Parameters, with columns in gate order r, z, n: {@code W} [I, 3H], {@code RW} [H, 3H], {@code
 * b} [1, 3H] and, with {@link Builder#recurrentBias}, {@code rb} [1, 3H]. See {@link
 * GRUParamInitializer} for how they start.
 *
 * <p>Input is [batch, I, time] (NCW, the default) or [batch, time, I] (NWC), output the same with H
 * in place of I, for any time ≥ 1. For {@code MultiLayerNetwork.rnnTimeStep} with NWC give
 * three-dimensional input: DL4J turns two-dimensional input into NCW.
 *
 * <p>Masks [batch, time] hold 1 for real steps and 0 for padding, wherever the padding stands. A
 * padded step hands the hidden state on unchanged and its output is zero, so a padded sequence
 * gives at its real steps what the sequence without padding gives. Values at padded steps must be
 * finite.
 *
 * <p>Layer dropout acts on the input, as in DL4J's own recurrent layers. The activations are fixed:
 * tanh and σ. A network-wide {@code activation(…)} leaves this layer alone; any other activation
 * set on the layer itself is an error.
 */
public class GRU extends BaseRecurrentLayer {

  private static final long serialVersionUID = 1L;

  private boolean recurrentBias;
  private ResetGate resetGate = ResetGate.AFTER_PRODUCT;

  /** For DL4J's JSON reader; use {@link Builder}. */
  public GRU() {
    super();
    this.activationFn = new ActivationTanH();
  }

  /**
   * The layer that a builder describes.
   *
   * @throws IllegalArgumentException if the builder's activation is not tanh
   */
  protected GRU(Builder builder) {
    super(builder);
    requireTanh(getActivationFn());
    this.recurrentBias = builder.recurrentBias;
    this.resetGate = builder.resetGate;
    initializeConstraints(builder);
  }

  /** Whether there is a second bias {@code rb} in the recurrent part. */
  public boolean isRecurrentBias() {
    return recurrentBias;
  }

  public void setRecurrentBias(boolean recurrentBias) {
    this.recurrentBias = recurrentBias;
  }

  /** Where the reset gate acts. */
  public ResetGate getResetGate() {
    return resetGate;
  }

  public void setResetGate(ResetGate resetGate) {
    this.resetGate = Objects.requireNonNull(resetGate, "resetGate");
  }

  /**
   * Accepts tanh only, which the layer has anyway; DL4J calls this when it reads a saved model.
   *
   * @throws IllegalArgumentException for any other activation
   */
  @Override
  public void setActivationFn(IActivation activationFn) {
    requireTanh(activationFn);
    super.setActivationFn(activationFn);
  }

  private void requireTanh(@Nullable IActivation found) {
    if (!(found instanceof ActivationTanH)) {
      String name = getLayerName() == null ? "" : " \"" + getLayerName() + "\"";
      throw new IllegalArgumentException(
          "GRU layer%s: activation must be tanh, but found %s. The candidate's activation is fixed; remove the setting."
              .formatted(name, found));
    }
  }

  @Override
  protected void initializeConstraints(org.deeplearning4j.nn.conf.layers.Layer.Builder<?> builder) {
    super.initializeConstraints(builder);
    BaseRecurrentLayer.Builder<?> recurrent = (BaseRecurrentLayer.Builder<?>) builder;
    constrain(GRUParamInitializer.WEIGHT_KEY, recurrent.getInputWeightConstraints());
    constrain(GRUParamInitializer.RECURRENT_WEIGHT_KEY, recurrent.getRecurrentConstraints());
  }

  private void constrain(String parameter, @Nullable List<LayerConstraint> added) {
    if (added == null) {
      return;
    }
    if (constraints == null) {
      constraints = new ArrayList<>();
    }
    for (LayerConstraint constraint : added) {
      LayerConstraint copy = constraint.clone();
      copy.setParams(Set.of(parameter));
      constraints.add(copy);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.deeplearning4j.exception.DL4JInvalidConfigException if nIn or nOut is missing
   */
  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> trainingListeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet("GRU", getLayerName(), layerIndex, getNIn(), getNOut());
    requireTanh(getActivationFn());

    GRULayer layer = new GRULayer(conf, networkDataType);
    layer.setListeners(trainingListeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(layerParamsView);
    Map<String, INDArray> parameters = initializer().init(conf, layerParamsView, initializeParams);
    layer.setParamTable(parameters);
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return GRUParamInitializer.getInstance();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return GruMemory.report(this, inputType);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GRU that
        && super.equals(that)
        && recurrentBias == that.recurrentBias
        && resetGate == that.resetGate;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof GRU;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), recurrentBias, resetGate);
  }

  @Override
  public String toString() {
    return "GRU(%s, recurrentBias=%s, resetGate=%s)"
        .formatted(super.toString(), recurrentBias, resetGate);
  }

  /** Builds a {@link GRU}; nOut is required, nIn unless the network sets its input type. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends BaseRecurrentLayer.Builder<Builder> {

    private boolean recurrentBias;
    private ResetGate resetGate = ResetGate.AFTER_PRODUCT;

    /** A layer with one bias and the reset gate after the product. */
    public Builder() {
      // Set here, so that DL4J does not fill in the network-wide activation (sigmoid by default).
      this.activationFn = new ActivationTanH();
    }

    /** Whether to add the second bias {@code rb} that PyTorch and cuDNN have; default false. */
    public Builder recurrentBias(boolean recurrentBias) {
      this.recurrentBias = recurrentBias;
      return this;
    }

    /** Where the reset gate acts; default {@link ResetGate#AFTER_PRODUCT}. */
    public Builder resetGate(ResetGate resetGate) {
      this.resetGate = Objects.requireNonNull(resetGate, "resetGate");
      return this;
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException if an activation other than tanh was set
     */
    @Override
    public GRU build() {
      return new GRU(this);
    }
  }
}
