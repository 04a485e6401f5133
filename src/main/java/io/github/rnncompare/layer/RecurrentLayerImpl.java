package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.CellState;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.State;
import io.github.rnncompare.engine.pass.Engines;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The implementation of a {@link RecurrentLayer}, which runs on an {@link Engine}. DL4J splits each
 * layer into a configuration and an implementation: users configure {@link SimpleRnn}, {@link LSTM}
 * or {@link GRU}, and {@link RecurrentLayer#instantiate} makes this object.
 *
 * <p>The fast engine keeps a forward pass for training until the backward pass that follows it; a
 * backward pass after any other call runs the sequence again. DL4J's networks call {@link #clear}
 * after each {@code fit} and {@code output}; at the first call after training the layer keeps the
 * memory of a step for the next one, after another call at most 32 MiB.
 */
public class RecurrentLayerImpl extends BaseRecurrentLayer<RecurrentLayer> {

  /**
   * Key of the hidden state, [batch, H], in {@code rnnGetPreviousState()} and similar methods; the
   * one of DL4J's own layers.
   */
  public static final String STATE_KEY_HIDDEN = CellState.HIDDEN;

  /** Key of an LSTM's cell state, [batch, H]; the one of DL4J's own LSTM. */
  public static final String STATE_KEY_CELL = CellState.MEMORY;

  private static final long serialVersionUID = 1L;

  private final Cell cell;
  private final StoredStates states;
  private final Passes passes;
  private boolean inputGradientNeeded = true;

  public RecurrentLayerImpl(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
    RecurrentLayer layer = (RecurrentLayer) conf.getLayer();
    this.cell = layer.cell();
    this.states = new StoredStates(cell, layer.getNOut(), dataType);
    this.passes = new Passes(cell, Engines.create(cell, layer.getEngine(), dataType));
  }

  /** The engine that the layer runs on: the configured one, if it can run here. */
  public Engine.Kind engine() {
    return passes.engine();
  }

  /**
   * Whether {@link #backpropGradient} returns the gradient of the input; if not, it returns null
   * instead, which saves a product. Meant for the first layer of a network whose input gradient is
   * not used. Default true.
   */
  public void setInputGradientNeeded(boolean inputGradientNeeded) {
    this.inputGradientNeeded = inputGradientNeeded;
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  /** The outputs of all steps, from a zero state; throws as {@link #rnnTimeStep}. */
  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return forward(null, training, workspaceMgr);
  }

  /**
   * The outputs of all steps, from the stored state; then stores the last state.
   *
   * @throws DL4JInvalidInputException if input or mask have the wrong shape, or the stored state is
   *     of another batch size
   */
  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaceMgr) {
    setInput(input, workspaceMgr);
    INDArray output = forward(states.read(stateMap), false, workspaceMgr);
    states.store(passes.last(), stateMap);
    return output;
  }

  /**
   * Sets the state from which {@link #rnnTimeStep} goes on.
   *
   * @param state {@link #STATE_KEY_HIDDEN} and of an LSTM {@link #STATE_KEY_CELL}, [batch, H] each;
   *     empty for zeros
   * @throws DL4JInvalidInputException if it has other keys or shapes
   */
  @Override
  public void rnnSetPreviousState(Map<String, INDArray> state) {
    super.rnnSetPreviousState(states.checked(state, invalid()));
  }

  /** Sets the state at which the next segment begins, as {@link #rnnSetPreviousState} does. */
  @Override
  public void rnnSetTBPTTState(Map<String, INDArray> state) {
    super.rnnSetTBPTTState(states.checked(state, invalid()));
  }

  /**
   * The outputs of one segment of truncated backpropagation through time, from the state at the end
   * of the last segment.
   *
   * @param storeLastForTBPTT whether the next segment starts where this one ends
   * @throws DL4JInvalidInputException as for {@link #rnnTimeStep}
   */
  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean storeLastForTBPTT, LayerWorkspaceMgr workspaceMgr) {
    setInput(input, workspaceMgr);
    INDArray output = forward(states.read(tBpttStateMap), training, workspaceMgr);
    if (storeLastForTBPTT) {
      states.store(passes.last(), tBpttStateMap);
    }
    return output;
  }

  /**
   * The gradients for the last forward pass, whichever method ran it; no gradient flows into its
   * initial state. The networks of DL4J 1.0.0-M2.1 call this method in truncated backpropagation
   * too, after {@link #rnnActivateUsingStoredState}. So the layer remembers where that pass
   * started.
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    return tbpttBackpropGradient(epsilon, 0, workspaceMgr);
  }

  /**
   * Like {@link #backpropGradient}, but over the last steps only. The networks of DL4J 1.0.0-M2.1
   * never call this method, so their {@code tBPTTBackwardLength} has no effect.
   *
   * @param tbpttBackLength number of steps to backpropagate over; 0 or less for all
   */
  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int tbpttBackLength, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    INDArray outputGradient = permuteIfNWC(epsilon);
    long timeSteps = outputGradient.size(2);
    int firstStep = tbpttBackLength > 0 ? (int) Math.max(0, timeSteps - tbpttBackLength) : 0;
    INDArray inputGradient = backward(outputGradient, firstStep, workspaceMgr);
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach((key, view) -> gradient.gradientForVariable().put(key, view));
    return new Pair<>(gradient, inputGradient);
  }

  /**
   * Backpropagates the last forward pass.
   *
   * @param outputGradient [batch, H, time], or [batch, H] of the state after the last step
   * @return the gradient of the input, in the layer's own format; null if it is not needed
   */
  @Nullable INDArray backward(
      INDArray outputGradient, int firstStep, LayerWorkspaceMgr workspaceMgr) {
    if (!passes.canGoBack(input)) {
      forward(passes.lastStart(), true, workspaceMgr);
    }
    INDArray inputGradient = null;
    if (inputGradientNeeded) {
      long[] shape = permuteIfNWC(input).shape();
      inputGradient =
          workspaceMgr.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, shape, 'f');
    }
    passes.backward(outputGradient, firstStep, gradientViews, inputGradient);
    weightNoiseParams.clear();
    return inputGradient == null ? null : backpropDropOutIfPresent(permuteIfNWC(inputGradient));
  }

  @Override
  public void clear() {
    super.clear();
    passes.clear();
  }

  private INDArray forward(
      @Nullable State start, boolean training, LayerWorkspaceMgr workspaceMgr) {
    INDArray values = checkedInput(start, training, workspaceMgr);
    long[] shape = {values.size(0), layerConf().getNOut(), values.size(2)};
    INDArray output = workspaceMgr.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'f');
    run(values, start, training, output, workspaceMgr);
    return permuteIfNWC(output);
  }

  /**
   * Runs the layer from a zero state, for the state after the last step alone.
   *
   * @param input [batch, I, time]
   */
  Engine.Pass forwardToLast(INDArray input, boolean training, LayerWorkspaceMgr workspaceMgr) {
    setInput(input, workspaceMgr);
    run(checkedInput(null, training, workspaceMgr), null, training, null, workspaceMgr);
    return passes.last();
  }

  /** The input after dropout, [batch, I, time]. */
  private INDArray checkedInput(
      @Nullable State start, boolean training, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    InputChecks.check(layerConf(), input, maskArray, start, invalid());
    applyDropOutIfNecessary(training, workspaceMgr);
    return permuteIfNWC(input);
  }

  private void run(
      INDArray values,
      @Nullable State start,
      boolean training,
      @Nullable INDArray output,
      LayerWorkspaceMgr workspaceMgr) {
    Map<String, INDArray> table = params;
    if (layerConf().getWeightNoise() != null) {
      table = new LinkedHashMap<>(params);
      table.replaceAll((key, unchanged) -> getParamWithNoise(key, training, workspaceMgr));
    }
    passes.run(table, new Sequence(values, start, maskArray), training, output, input);
  }

  /** The cell and its parameters. */
  public Parameters cellParameters() {
    return new Parameters(cell, params);
  }

  InvalidInput invalid() {
    return new InvalidInput(layerConf(), this::layerId);
  }
}
