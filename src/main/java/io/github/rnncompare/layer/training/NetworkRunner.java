package io.github.rnncompare.layer.training;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.tensor.KnownArray;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.workspace.WorkspacesCloseable;

/**
 * Runs a {@link MultiLayerNetwork} of recurrent layers and an output: a forward pass gives a {@link
 * Step}, which has the loss and the backward pass. Not thread-safe.
 *
 * <p>DL4J sums a loss over outputs at every step and leaves the division by the batch to its
 * updater. Here losses and gradients are <em>means over all elements</em>, as PyTorch's: MSE over
 * batch, steps and outputs; cross-entropy over batch and steps. Padded steps count in none of them;
 * each layer treats them in its own way (DL4J's LSTM and SimpleRnn ignore a mask).
 */
public final class NetworkRunner {
  private final @Nullable TargetKind targetKind;
  private final LayerWorkspaceMgr stepMemory = StepWorkspaces.create();
  private final LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();

  private @Nullable WorkspacesCloseable openStep;

  private final NetworkLayers layers;
  private final Layer output;
  private final @Nullable LastStepOutput plainOutput;
  private final INDArray gradient;

  private final KnownArray targetMemory = KnownArray.byRow();
  private float[] targets = {};

  /** How many steps were begun; the layers hold what the last one needs. */
  private long steps;

  /** What forward passes for training drop. */
  private @Nullable Dropout dropout;

  /**
   * Prepares a network that is initialised and has its gradients' view.
   *
   * @param targetKind VALUES for the mean of squares of a linear output, CLASSES for the
   *     cross-entropy of a softmax; null for whatever else the output layer computes, whose loss is
   *     then DL4J's: the sum over all positions, divided by the number of sequences
   */
  public NetworkRunner(MultiLayerNetwork network, @Nullable TargetKind targetKind) {
    this.targetKind = targetKind;
    layers = new NetworkLayers(network);
    output = network.getOutputLayer();
    plainOutput =
        targetKind != null && output instanceof OutputLayer && LastStepOutput.canReplace(output)
            ? new LastStepOutput(output, targetKind)
            : null;
    gradient = network.getFlattenedGradients().reshape(network.numParams());
  }

  /**
   * From now on forward passes for training drop a share of each recurrent layer's outputs, before
   * the next layer or the output, and multiply the rest by 1 / (1 − probability).
   *
   * @param probability from 0, for none, to below 1
   * @param seed of what is dropped
   */
  public void setDropout(double probability, long seed) {
    dropout = probability > 0 ? new Dropout(probability, seed, layers.whole().size()) : null;
  }

  /**
   * Runs the network.
   *
   * @param features [batch_size, input_size, time_steps]
   * @param mask [batch_size, time_steps], 1 for real steps and 0 for padding, at least one step of
   *     each sequence is real; null where all are. The last step is the last real one
   */
  public Step forward(INDArray features, @Nullable INDArray mask, boolean training) {
    return step(layers.whole(), features, mask, null, training);
  }

  /**
   * The same, where not all real steps count in the loss.
   *
   * @param outputMask [batch_size, time_steps], or [batch_size, 1] where the output is at the last
   *     step: 1 where the targets count; null where they do at all real steps
   */
  Step forward(
      INDArray features, @Nullable INDArray mask, @Nullable INDArray outputMask, boolean training) {
    return step(layers.whole(), features, mask, outputMask, training);
  }

  /**
   * For truncated backpropagation through time: as {@link #forward} for training, but each layer
   * starts where the last call of this method or of {@link #advanceState} ended, and no gradient
   * flows back beyond that state.
   *
   * @throws IllegalArgumentException for a bidirectional stack, for DL4J's own layers, and for a
   *     mask where the output is at the last step, which may then lie in an earlier window
   */
  public Step forwardFromState(INDArray features, @Nullable INDArray mask) {
    if (mask != null && output instanceof OutputLayer) {
      throw new IllegalArgumentException(
          "truncated backpropagation needs targets at every step, or sequences without padding");
    }
    return step(layers.parts(), features, mask, null, true);
  }

  /**
   * Advances the state of {@link #forwardFromState} over some steps, without training on them.
   *
   * @throws IllegalArgumentException for a bidirectional stack and for DL4J's own layers
   */
  public void advanceState(INDArray features) {
    List<LayerRun.Part> parts = layers.parts();
    layers.setMask(null, null, (int) features.size(0));
    NetworkLayers.run(parts, features, false, dropout, workspace());
  }

  /** Resets the state of {@link #forwardFromState} to zero. */
  public void forgetState() {
    layers.parts().forEach(LayerRun.Part::forgetState);
  }

  private Step step(
      List<? extends LayerRun> runs,
      INDArray features,
      @Nullable INDArray mask,
      @Nullable INDArray ofOutput,
      boolean training) {
    INDArray outputMask = layers.setMask(mask, ofOutput, (int) features.size(0));
    Dropout dropped = training ? dropout : null;
    INDArray states = NetworkLayers.run(runs, features, training, dropped, workspace());
    LastStepOutput plain =
        plainOutput != null && outputMask == null && plainOutput.suits(states.size(0))
            ? plainOutput
            : null;
    Step.Outputs outputs =
        plain != null
            ? new Step.Outputs.Plain(plain, plain.forward(states))
            : new Step.Outputs.OfLayer(output.activate(states, training, workspace()));
    return new Step(this, ++steps, runs, dropped, outputs, outputMask);
  }

  /** The layers below the output, DL4J's own objects. */
  public List<Layer> recurrentLayers() {
    return layers.recurrent();
  }

  /** Targets row by row; the next call overwrites them. */
  float[] readTargets(INDArray known) {
    targets = targetMemory.read(known, targets);
    return targets;
  }

  /** Switches the gradient of the features, which a training step does not need. */
  void setInputGradientNeeded(boolean needed) {
    layers.setInputGradientNeeded(needed);
  }

  @Nullable TargetKind targetKind() {
    return targetKind;
  }

  /** Whether no other step was begun since. */
  boolean isLatest(long step) {
    return step == steps;
  }

  /** The gradient of all parameters, [parameters], which the layers write to. */
  INDArray gradient() {
    return gradient;
  }

  Layer output() {
    return output;
  }

  /** The memory of a training step; closing it releases it. */
  public interface StepMemory extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Opens the memory of a training step. Until it is closed, this thread's arrays lie in memory
   * that the next step reuses: fresh pages cost more than a small layer's arithmetic. What {@link
   * #forward} returns is valid until then.
   */
  public StepMemory openStep() {
    openStep = stepMemory.notifyScopeEntered(ArrayType.ACTIVATIONS, ArrayType.ACTIVATION_GRAD);
    return () -> {
      requireNonNull(openStep).close();
      openStep = null;
    };
  }

  LayerWorkspaceMgr workspace() {
    return openStep == null ? memory : stepMemory;
  }
}
