package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
 * What {@link SimpleRnn}, {@link LSTM} and {@link GRU} have in common: layers for Deeplearning4j on
 * one {@link Engine}.
 *
 * <p>Parameters for input size I, hidden size H and g gates: {@code W} [I, gH], {@code RW} [H, gH],
 * {@code b} [1, gH] and, with {@link Builder#recurrentBias}, {@code rb} [1, gH]. See {@link
 * RecurrentParamInitializer} for how they start.
 *
 * <p>Input is [batch, I, time] (NCW, the default) or [batch, time, I] (NWC), output the same with H
 * in place of I, for any time ≥ 1. For {@code MultiLayerNetwork.rnnTimeStep} with NWC give
 * three-dimensional input: DL4J turns two-dimensional input into NCW.
 *
 * <p>Masks [batch, time] hold 1 for real steps and 0 for padding, wherever the padding stands. A
 * padded step hands the state on unchanged and its output is zero, so a padded sequence gives at
 * its real steps what the sequence without padding gives. Values at padded steps must be finite.
 *
 * <p>Layer dropout acts on the input, as in DL4J's own recurrent layers. A network-wide {@code
 * activation(…)} leaves these layers alone.
 */
public abstract class RecurrentLayer extends BaseRecurrentLayer {

  private static final long serialVersionUID = 1L;

  private boolean recurrentBias;
  private Engine.Kind engine = Engine.Kind.FAST;

  /** For DL4J's JSON reader. */
  RecurrentLayer() {
    super();
    this.activationFn = new ActivationTanH();
  }

  RecurrentLayer(Builder<?> builder) {
    super(builder);
    requireSupported(getActivationFn());
    this.recurrentBias = builder.recurrentBias;
    this.engine = builder.engine;
    initializeConstraints(builder);
  }

  /** What happens in a step. */
  abstract Cell cell();

  /** The activations of the state that the layer supports, the default first. */
  abstract List<Class<? extends IActivation>> activations();

  /** What the biases of each gate start at, in the order of the gates, where they are not drawn. */
  double[] initialBiases() {
    // NaN is DL4J's sign for "not set".
    double[] biases = new double[cell().gates()];
    Arrays.fill(biases, Double.isNaN(getBiasInit()) ? 0 : getBiasInit());
    return biases;
  }

  /** Whether the bias of a gate was set, and is not to be drawn. */
  boolean hasSetBias(int gate) {
    return false;
  }

  /** Whether there is a second bias {@code rb} in the recurrent part. */
  public boolean isRecurrentBias() {
    return recurrentBias;
  }

  public void setRecurrentBias(boolean recurrentBias) {
    this.recurrentBias = recurrentBias;
  }

  /** How the layer is to run; where the fast way cannot, it runs the portable one. */
  public Engine.Kind getEngine() {
    return engine;
  }

  /**
   * How layers of this configuration run on this machine: as {@link #getEngine()} says, where that
   * is possible. (DL4J's bidirectional layer hides the working layers, which could say it too.)
   *
   * @param dataType of the parameters
   */
  public Engine.Kind engineHere(DataType dataType) {
    return Engine.create(cell(), engine, dataType).kind();
  }

  public void setEngine(Engine.Kind engine) {
    this.engine = Objects.requireNonNull(engine, "engine");
  }

  /**
   * Takes a supported activation; DL4J calls this when it reads a saved model.
   *
   * @throws IllegalArgumentException for any other
   */
  @Override
  public void setActivationFn(IActivation activationFn) {
    requireSupported(activationFn);
    super.setActivationFn(activationFn);
  }

  private void requireSupported(@Nullable IActivation found) {
    if (found == null || !activations().contains(found.getClass())) {
      String name = getLayerName() == null ? "" : " \"" + getLayerName() + "\"";
      List<String> allowed =
          activations().stream()
              .map(type -> type.getSimpleName().replace("Activation", "").toLowerCase(Locale.ROOT))
              .toList();
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s layer%s: activation must be %s, but found %s. Remove the setting, or give one that is allowed.",
              getClass().getSimpleName(),
              name,
              String.join(" or ", allowed),
              found));
    }
  }

  @Override
  protected void initializeConstraints(org.deeplearning4j.nn.conf.layers.Layer.Builder<?> builder) {
    super.initializeConstraints(builder);
    BaseRecurrentLayer.Builder<?> recurrent = (BaseRecurrentLayer.Builder<?>) builder;
    constrain(RecurrentParamInitializer.WEIGHT_KEY, recurrent.getInputWeightConstraints());
    constrain(RecurrentParamInitializer.RECURRENT_WEIGHT_KEY, recurrent.getRecurrentConstraints());
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
    LayerValidation.assertNInNOutSet(
        getClass().getSimpleName(), getLayerName(), layerIndex, getNIn(), getNOut());
    requireSupported(getActivationFn());

    RecurrentLayerImpl layer = new RecurrentLayerImpl(conf, networkDataType);
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
    return RecurrentParamInitializer.getInstance();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return RecurrentMemory.report(this, inputType);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecurrentLayer that
        && super.equals(that)
        && recurrentBias == that.recurrentBias
        && engine == that.engine;
  }

  @Override
  protected boolean canEqual(Object other) {
    return getClass().isInstance(other);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), recurrentBias, engine);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s, recurrentBias=%s, engine=%s", super.toString(), recurrentBias, engine);
  }

  /** What the builders have in common; nOut is required, nIn unless the network sets its input. */
  @SuppressWarnings("unchecked") // "this" is a T by construction
  public abstract static class Builder<T extends Builder<T>> extends BaseRecurrentLayer.Builder<T> {

    private boolean recurrentBias;
    private Engine.Kind engine = Engine.Kind.FAST;

    Builder() {
      // Set here, so that DL4J does not fill in the network-wide activation (sigmoid by default).
      this.activationFn = new ActivationTanH();
    }

    /** Whether to add the second bias {@code rb} that PyTorch and cuDNN have; default false. */
    public T recurrentBias(boolean recurrentBias) {
      this.recurrentBias = recurrentBias;
      return (T) this;
    }

    /** How to run; default {@link Engine.Kind#FAST}, which means: where it can. */
    public T engine(Engine.Kind engine) {
      this.engine = Objects.requireNonNull(engine, "engine");
      return (T) this;
    }
  }
}
