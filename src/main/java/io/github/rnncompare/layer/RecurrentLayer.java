package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Gate;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.pass.Engines;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
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
import org.nd4j.shade.jackson.annotation.JsonInclude;

/**
 * The common base of {@link SimpleRnn}, {@link LSTM}, {@link GRU} and the others: layers for
 * Deeplearning4j that run on an {@link Engine}.
 *
 * <p>Parameters for input size I, hidden size H, g gates, and r gates with a recurrent product:
 * {@code W} [I, gH], {@code RW} [H, rH], {@code b} [1, gH] and, with {@link Builder#recurrentBias},
 * {@code rb} [1, rH]. See {@link RecurrentParamInitializer} for their initial values.
 *
 * <p>Input is [batch, I, time] (NCW, the default) or [batch, time, I] (NWC), output the same with H
 * in place of I, for any time ≥ 1. For {@code MultiLayerNetwork.rnnTimeStep} with NWC use
 * three-dimensional input: DL4J turns two-dimensional input into NCW.
 *
 * <p>Masks [batch, time] are 1 at real steps and 0 at padding, which may be anywhere; any other
 * number is an error. A padded step leaves the state unchanged and its output is zero, so the
 * outputs at real steps are the same as without padding. What stands at a padded step is never
 * read: it may be NaN.
 *
 * <p>Layer dropout acts on the input, as in DL4J's own recurrent layers. A network-wide {@code
 * activation(…)} does not apply to these layers.
 */
public abstract class RecurrentLayer extends BaseRecurrentLayer {

  private static final long serialVersionUID = 1L;

  private boolean recurrentBias;
  private Engine.Kind engine = Engine.Kind.FAST;
  private @Nullable Double rememberingBias;

  /** For DL4J's JSON reader. */
  RecurrentLayer() {
    super();
    this.activationFn = new ActivationTanH();
  }

  RecurrentLayer(Builder<?> builder) {
    super(builder);
    Activations.require(this, getActivationFn());
    this.recurrentBias = builder.recurrentBias;
    this.engine = builder.engine;
    this.rememberingBias = builder.rememberingBias;
    initializeConstraints(builder);
  }

  /** The computation of a step. */
  abstract Cell cell();

  /** The supported activations of the hidden state, the default first. */
  List<Class<? extends IActivation>> activations() {
    return List.of(ActivationTanH.class);
  }

  /** The initial bias that was set of the gate that decides what is kept; null if none was. */
  @JsonInclude(JsonInclude.Include.NON_NULL) // as layers were saved before there was this one
  public @Nullable Double getRememberingBias() {
    return rememberingBias;
  }

  public void setRememberingBias(@Nullable Double rememberingBias) {
    this.rememberingBias = rememberingBias;
  }

  /** The same where none was set and biases are not drawn; null as that of the other gates. */
  @Nullable Double usualRememberingBias() {
    return null;
  }

  /** The gate that decides what is kept, if one of the cell's does. */
  public Optional<Gate> rememberingGate() {
    return cell().rememberingGate();
  }

  /** Its index; -1 if there is none. */
  public int rememberingGateIndex() {
    return rememberingGate().map(cell().gates()::indexOf).orElse(-1);
  }

  /** Whether there is a second bias {@code rb} in the recurrent part. */
  public boolean isRecurrentBias() {
    return recurrentBias;
  }

  public void setRecurrentBias(boolean recurrentBias) {
    this.recurrentBias = recurrentBias;
  }

  /** The preferred engine; where the fast engine cannot run, the layer uses the portable one. */
  public Engine.Kind getEngine() {
    return engine;
  }

  /** The engine that such layers use on this machine for parameters of a type. */
  public Engine.Kind engineHere(DataType dataType) {
    return Engines.create(cell(), engine, dataType).kind();
  }

  public void setEngine(Engine.Kind engine) {
    this.engine = Objects.requireNonNull(engine, "engine");
  }

  /**
   * Sets a supported activation; DL4J calls this when it reads a saved model.
   *
   * @throws IllegalArgumentException for any other
   */
  @Override
  public void setActivationFn(IActivation activationFn) {
    Activations.require(this, activationFn);
    super.setActivationFn(activationFn);
  }

  @Override
  protected void initializeConstraints(org.deeplearning4j.nn.conf.layers.Layer.Builder<?> builder) {
    super.initializeConstraints(builder);
    BaseRecurrentLayer.Builder<?> recurrent = (BaseRecurrentLayer.Builder<?>) builder;
    constraints =
        Constraints.with(
            Constraints.with(
                constraints, recurrent.getInputWeightConstraints(), Parameter.INPUT_WEIGHTS),
            recurrent.getRecurrentConstraints(),
            Parameter.RECURRENT_WEIGHTS);
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
    Activations.require(this, getActivationFn());

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
        && engine == that.engine
        && Objects.equals(rememberingBias, that.rememberingBias);
  }

  @Override
  protected boolean canEqual(Object other) {
    return getClass().isInstance(other);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), recurrentBias, engine, rememberingBias);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s, recurrentBias=%s, engine=%s", super.toString(), recurrentBias, engine);
  }

  /**
   * The common base of the builders. nOut is required; so is nIn, unless the network has an input
   * type.
   */
  @SuppressWarnings("unchecked") // "this" is a T by construction
  public abstract static class Builder<T extends Builder<T>> extends BaseRecurrentLayer.Builder<T> {

    private boolean recurrentBias;
    private Engine.Kind engine = Engine.Kind.FAST;
    private @Nullable Double rememberingBias;

    Builder() {
      // Set here, so that DL4J does not fill in the network-wide activation (sigmoid by default).
      this.activationFn = new ActivationTanH();
    }

    /** Whether to add the second bias {@code rb} that PyTorch and cuDNN have; default false. */
    public T recurrentBias(boolean recurrentBias) {
      this.recurrentBias = recurrentBias;
      return (T) this;
    }

    /**
     * The initial bias of the gate that decides what is kept, if there is one; default: as the
     * other biases. Its {@link Gate} says which makes the cell remember at first.
     */
    public T rememberingBias(double rememberingBias) {
      this.rememberingBias = rememberingBias;
      return (T) this;
    }

    /** The preferred engine; default {@link Engine.Kind#FAST}, which is used where it can run. */
    public T engine(Engine.Kind engine) {
      this.engine = Objects.requireNonNull(engine, "engine");
      return (T) this;
    }
  }
}
