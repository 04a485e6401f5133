package io.github.rnncompare.layer;

import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The working part of a {@link GRU}: what DL4J asks of a recurrent layer, around {@link GruForward}
 * and {@link GruBackward}. Made by {@link GRU#instantiate}; people configure {@link GRU}.
 *
 * <p>It uses ND4J operations only, so it runs on any backend, in float or double. The backward pass
 * repeats the forward pass, as in DL4J's own recurrent layers.
 */
public class GRULayer extends BaseRecurrentLayer<GRU> {

  /** Key of the hidden state, [batch, H], in {@code rnnGetPreviousState()} and its like. */
  public static final String STATE_KEY_HIDDEN = "hidden";

  private static final long serialVersionUID = 1L;

  /** The state that the last forward pass started from, null for zeros. */
  private @Nullable INDArray startState;

  public GRULayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  /**
   * The outputs of all steps, from a zero state.
   *
   * @throws DL4JInvalidInputException if input or mask have the wrong shape
   */
  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return output(forward(null, training, workspaceMgr), workspaceMgr);
  }

  /**
   * The outputs of all steps, from the state that the last call left; leaves its own last state.
   *
   * @throws DL4JInvalidInputException if input or mask have the wrong shape, or the stored state is
   *     of another batch size
   */
  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaceMgr) {
    setInput(input, workspaceMgr);
    GruForward forward = forward(stateMap.get(STATE_KEY_HIDDEN), false, workspaceMgr);
    stateMap.put(STATE_KEY_HIDDEN, detachedCopy(forward.lastState()));
    return output(forward, workspaceMgr);
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
    GruForward forward = forward(tBpttStateMap.get(STATE_KEY_HIDDEN), training, workspaceMgr);
    if (storeLastForTBPTT) {
      tBpttStateMap.put(STATE_KEY_HIDDEN, detachedCopy(forward.lastState()));
    }
    return output(forward, workspaceMgr);
  }

  /**
   * The gradients for the last forward pass, whichever method ran it; none flows into the state
   * that it started from.
   *
   * <p>The networks of DL4J 1.0.0-M2.1 call this method in truncated backpropagation too, after
   * {@link #rnnActivateUsingStoredState}. So the layer remembers where that pass started.
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    return tbpttBackpropGradient(epsilon, 0, workspaceMgr);
  }

  /**
   * As {@link #backpropGradient}, walking back over the last steps only.
   *
   * <p>The networks of DL4J 1.0.0-M2.1 never call this method, so their {@code tBPTTBackwardLength}
   * has no effect.
   *
   * @param tbpttBackLength how many steps to walk back over; 0 or less for all
   */
  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int tbpttBackLength, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    GruForward forward = forward(startState, true, workspaceMgr);
    GruBackward backward =
        new GruBackward(layerConf().getResetGate(), parameters(true, workspaceMgr), forward);

    // A copy, as the array belongs to the layer above.
    INDArray outputGradient = zeroMasked(permuteIfNWC(epsilon).castTo(dataType).dup('f'));
    INDArray inputGradient =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATION_GRAD, dataType, permuteIfNWC(input).shape(), 'f');
    long timeSteps = outputGradient.size(2);
    long firstStep = tbpttBackLength > 0 ? Math.max(0, timeSteps - tbpttBackLength) : 0;
    backward.run(outputGradient, firstStep, GruParameters.of(gradientViews), inputGradient);

    weightNoiseParams.clear();
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach((key, view) -> gradient.gradientForVariable().put(key, view));
    return new Pair<>(gradient, backpropDropOutIfPresent(permuteIfNWC(inputGradient)));
  }

  @Override
  public void clear() {
    super.clear();
    startState = null;
  }

  private GruForward forward(
      @Nullable INDArray initialState, boolean training, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    checkShapes(initialState);
    startState = initialState;
    applyDropOutIfNecessary(training, workspaceMgr);
    return GruForward.run(
        layerConf().getResetGate(),
        parameters(training, workspaceMgr),
        permuteIfNWC(input.castTo(dataType)),
        initialState,
        mask());
  }

  /** The states as this layer shows them: zero at masked steps, in the layer's data format. */
  private INDArray output(GruForward forward, LayerWorkspaceMgr workspaceMgr) {
    INDArray states = forward.hiddenStates();
    INDArray output =
        workspaceMgr.createUninitialized(ArrayType.ACTIVATIONS, dataType, states.shape(), 'f');
    output.assign(states);
    return permuteIfNWC(zeroMasked(output));
  }

  private GruParameters parameters(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return new GruParameters(
        getParamWithNoise(GRUParamInitializer.WEIGHT_KEY, training, workspaceMgr),
        getParamWithNoise(GRUParamInitializer.RECURRENT_WEIGHT_KEY, training, workspaceMgr),
        getParamWithNoise(GRUParamInitializer.BIAS_KEY, training, workspaceMgr),
        layerConf().isRecurrentBias()
            ? getParamWithNoise(GRUParamInitializer.RECURRENT_BIAS_KEY, training, workspaceMgr)
            : null);
  }

  private @Nullable INDArray mask() {
    return maskArray == null ? null : maskArray.castTo(dataType);
  }

  private INDArray zeroMasked(INDArray slab) {
    INDArray mask = mask();
    if (mask != null) {
      Nd4j.getExecutioner().exec(new BroadcastMulOp(slab, mask, slab, 0, 2));
    }
    return slab;
  }

  @SuppressWarnings("try") // the scope is closed, never used
  private static INDArray detachedCopy(INDArray state) {
    try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      return state.dup('f');
    }
  }

  private void checkShapes(@Nullable INDArray initialState) {
    boolean timeInTheMiddle = getDataFormat() == RNNFormat.NWC;
    long inputSize = layerConf().getNIn();
    if (input.rank() != 3 || input.size(timeInTheMiddle ? 2 : 1) != inputSize) {
      String expected =
          timeInTheMiddle
              ? "[batch, time, " + inputSize + "] (NWC)"
              : "[batch, " + inputSize + ", time] (NCW)";
      throw invalid("input", expected, Arrays.toString(input.shape()));
    }
    long batchSize = input.size(0);
    long timeSteps = input.size(timeInTheMiddle ? 1 : 2);
    long[] maskShape = {batchSize, timeSteps};
    if (maskArray != null && !Arrays.equals(maskArray.shape(), maskShape)) {
      throw invalid(
          "mask [batch, time]", Arrays.toString(maskShape), Arrays.toString(maskArray.shape()));
    }
    if (initialState != null && initialState.size(0) != batchSize) {
      throw invalid(
          "a batch of the stored state's size (rnnClearPreviousState() forgets the state)",
          String.valueOf(initialState.size(0)),
          String.valueOf(batchSize));
    }
  }

  private DL4JInvalidInputException invalid(String what, String expected, String found) {
    return new DL4JInvalidInputException(
        "GRU layer: wrong %s: expected %s, but found %s %s"
            .formatted(what, expected, found, layerId()));
  }
}
