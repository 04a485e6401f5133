package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.layer.RecurrentLayerImpl;
import io.github.rnncompare.layer.RecurrentParamInitializer;
import io.github.rnncompare.metric.MeanLoss;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.tensor.Floats;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.workspace.WorkspacesCloseable;

/**
 * A {@link MultiLayerNetwork} of recurrent layers and an output, with the four operations of
 * training: forward, loss, backward, and update (by writing to {@link #parameters()}).
 *
 * <p>DL4J sums a loss over outputs at every step and leaves the division by the batch to its
 * updater. Here losses and gradients are <em>means over all elements</em>, as PyTorch's: MSE over
 * batch, steps and outputs; cross-entropy over batch and steps. Padded steps count in none of them;
 * each layer treats them in its own way (DL4J's LSTM and SimpleRnn ignore a mask).
 */
public final class RecurrentNetwork {
  /** DL4J draws initial weights from one generator for the whole JVM. */
  private static final Object GLOBAL_RANDOM = new Object();

  private final MultiLayerNetwork network;

  private final LayerWorkspaceMgr stepMemory = StepWorkspaces.create();
  private final LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();

  private @Nullable WorkspacesCloseable openStep;

  private final Shape shape;
  private final List<LayerRun.Whole> wholeSequences;

  /** Empty before the first use; not every network supports them. */
  private List<LayerRun.Part> parts = List.of();

  /** How the last forward pass ran the recurrent layers. */
  private List<? extends LayerRun> running = List.of();

  private final Layer output;
  private final @Nullable LastStepOutput plainOutput;
  private final INDArray parameters;
  private final INDArray gradient;

  /** Whether the layers hold the mask of the last forward pass. */
  private boolean masked;

  private @Nullable INDArray outputMask;
  private INDArray outputs = Nd4j.empty();
  private INDArray targets = Nd4j.empty();

  /** What ran the output of the last forward pass, if it was not DL4J's layer. */
  private @Nullable LastStepOutput lastOutput;

  private double positions;

  /** What the next forward pass for training drops, and what the last one did. */
  private @Nullable Dropout dropout;

  private @Nullable Dropout dropped;

  private RecurrentNetwork(MultiLayerNetwork network, Shape shape) {
    this.network = network;
    this.shape = shape;
    Layer[] layers = network.getLayers();
    wholeSequences = Arrays.stream(layers, 0, layers.length - 1).map(LayerRun.Whole::new).toList();
    output = network.getOutputLayer();
    boolean atLastStep = output instanceof OutputLayer;
    plainOutput = atLastStep && Floats.onCpu() ? new LastStepOutput(output, shape.targets()) : null;
    skipInputGradient(layers[0]);
    parameters = network.params().reshape(network.numParams());
    gradient = network.getFlattenedGradients().reshape(network.numParams());
  }

  /** Skips the gradient of the features, which nothing uses. */
  private static void skipInputGradient(Layer first) {
    Layer recurrent = first instanceof BaseWrapperLayer wrapper ? wrapper.getUnderlying() : first;
    if (recurrent instanceof RecurrentLayerImpl ours) {
      ours.setInputGradientNeeded(false);
    }
  }

  /** How many parameters {@link #create} makes, output layer included. */
  public static long parameterCount(Architecture architecture, Shape shape) {
    return ParameterCounts.of(architecture, shape);
  }

  /** The engine that would run the recurrent layers of {@link #create} on this machine. */
  public static LayerEngine engineOf(Architecture architecture, Shape shape) {
    return LayerEngine.of(
        Assembly.of(architecture, shape, 0).getConf(0).getLayer(), DataType.FLOAT);
  }

  /**
   * Assembles a network and draws its weights.
   *
   * @param seed of the initial weights; equal seeds give equal weights
   */
  public static RecurrentNetwork create(Architecture architecture, Shape shape, long seed) {
    MultiLayerNetwork network = new MultiLayerNetwork(Assembly.of(architecture, shape, seed));
    synchronized (GLOBAL_RANDOM) {
      // DL4J sets the generator to the configuration's seed before it draws, but takes 0 for none.
      Nd4j.getRandom().setSeed(seed);
      network.init();
    }
    network.initGradientsView();
    architecture.init().apply(network, architecture, seed);
    return new RecurrentNetwork(network, shape);
  }

  /**
   * Restores a saved network.
   *
   * @param parameters [parameters], which the network writes to
   * @param shape that the configuration is for
   */
  static RecurrentNetwork restore(
      MultiLayerConfiguration configuration, INDArray parameters, Shape shape) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    synchronized (GLOBAL_RANDOM) {
      network.init(parameters, false); // draws nothing, but sets the generator
    }
    network.initGradientsView();
    return new RecurrentNetwork(network, shape);
  }

  /**
   * From now on forward passes for training drop a share of each recurrent layer's outputs, before
   * the next layer or the output, and multiply the rest by 1 / (1 − probability).
   *
   * @param probability from 0, for none, to below 1
   * @param seed of what is dropped
   */
  public void setDropout(double probability, long seed) {
    dropout = probability > 0 ? new Dropout(probability, seed, wholeSequences.size()) : null;
  }

  /**
   * Runs the network and keeps what {@link #loss} and {@link #backward} need.
   *
   * @param features [batch_size, input_size, time_steps]
   * @param mask [batch_size, time_steps], 1 for real steps and 0 for padding, at least one step of
   *     each sequence is real; null where all are. The last step is the last real one
   * @return [batch_size, output_size], or [batch_size, output_size, time_steps]
   */
  public INDArray forward(INDArray features, @Nullable INDArray mask, boolean training) {
    running = wholeSequences;
    return output(states(features, mask, training, training), training);
  }

  /**
   * For truncated backpropagation through time: as {@link #forward} for training, but each layer
   * starts where the last call of this method or of {@link #advanceState} ended, and no gradient
   * flows back beyond that state.
   *
   * @throws IllegalArgumentException for a bidirectional stack, for DL4J's own layers, and for a
   *     mask where the output is at the last step, which may then lie in an earlier window
   */
  public INDArray forwardFromState(INDArray features, @Nullable INDArray mask) {
    if (mask != null && output instanceof OutputLayer) {
      throw new IllegalArgumentException(
          "truncated backpropagation needs targets at every step, or sequences without padding");
    }
    running = parts();
    return output(states(features, mask, true, true), true);
  }

  /**
   * Advances the state of {@link #forwardFromState} over some steps, without training on them.
   *
   * @throws IllegalArgumentException for a bidirectional stack and for DL4J's own layers
   */
  public void advanceState(INDArray features) {
    running = parts();
    states(features, null, false, true);
  }

  /** Resets the state of {@link #forwardFromState} to zero. */
  public void forgetState() {
    parts().forEach(LayerRun.Part::forgetState);
  }

  private List<LayerRun.Part> parts() {
    if (parts.isEmpty()) {
      parts = wholeSequences.stream().map(whole -> LayerRun.Part.of(whole.layer())).toList();
    }
    return parts;
  }

  /** The outputs of the topmost recurrent layer: [batch_size, H] or [batch_size, H, time_steps]. */
  private INDArray states(
      INDArray features, @Nullable INDArray mask, boolean training, boolean dropping) {
    if (mask != null || masked) {
      setMask(mask, (int) features.size(0));
    }
    dropped = dropping ? dropout : null;
    LayerWorkspaceMgr workspace = workspace();
    INDArray signal = features;
    for (int i = 0; i < running.size(); i++) {
      signal = running.get(i).forward(signal, training, workspace);
      signal = dropped == null ? signal : dropped.forward(i, signal);
    }
    return signal;
  }

  private INDArray output(INDArray signal, boolean training) {
    LastStepOutput plain =
        plainOutput != null && plainOutput.suits(signal.size(0)) ? plainOutput : null;
    lastOutput = plain;
    outputs =
        plain != null ? plain.forward(signal) : output.activate(signal, training, workspace());
    return outputs;
  }

  /**
   * Passes the mask from layer to layer; the output gets it where it has an output at each step.
   */
  private void setMask(@Nullable INDArray mask, int batchSize) {
    masked = mask != null;
    INDArray passed = mask;
    for (Layer layer : network.getLayers()) {
      if (layer == output) {
        layer.setMaskArray(passed);
      } else {
        passed = layer.feedForwardMaskArray(passed, MaskState.Active, batchSize).getFirst();
      }
    }
    outputMask = passed;
  }

  /**
   * The mean loss of the last {@link #forward}.
   *
   * @param targets of the shape that forward returned; those at padding do not count, nor do those
   *     that are NaN, which are missing
   */
  public double loss(INDArray targets) {
    return loss(targets, null);
  }

  /**
   * As {@link #loss(INDArray)}, where the loss of each class, and so its gradient, is multiplied by
   * a weight.
   *
   * @param classWeights null for none
   */
  public double loss(INDArray targets, double @Nullable [] classWeights) {
    MeanLoss loss = MeanLoss.of(shape.targets(), outputs, targets, outputMask, classWeights);
    INDArray known =
        loss.hasUnread() ? MissingTargets.replaced(targets, outputs, outputMask) : targets;
    this.targets = classWeights == null ? known : WeightedTargets.of(known, outputs, classWeights);
    positions = loss.positions();
    return loss.value();
  }

  /** How many positions the last {@link #loss} is a mean over. */
  public double positions() {
    return positions;
  }

  /**
   * Backpropagation through time of the last {@link #loss}.
   *
   * @return the gradient of the mean loss, [parameters], in the order of {@link #parameters()}; the
   *     same array at each call
   */
  public INDArray backward() {
    LayerWorkspaceMgr workspace = workspace();
    INDArray error = outputError(workspace);
    for (int i = running.size() - 1; i >= 0; i--) {
      error = dropped == null ? error : dropped.backward(i, error);
      error = running.get(i).backward(error, workspace);
    }
    // DL4J's output layer starts from the sum over positions, ours from their mean.
    return lastOutput == null && positions > 0 ? gradient.divi(positions) : gradient;
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

  private LayerWorkspaceMgr workspace() {
    return openStep == null ? memory : stepMemory;
  }

  private INDArray outputError(LayerWorkspaceMgr workspace) {
    if (lastOutput != null) {
      return lastOutput.backward(targets, positions);
    }
    ((IOutputLayer) output).setLabels(targets);
    return output.backpropGradient(null, workspace).getSecond();
  }

  /** All parameters, [parameters]: a view, so that writing to it changes the network. */
  public INDArray parameters() {
    return parameters;
  }

  /**
   * The shape of its inputs and outputs; a network that was read from a file has one time step
   * here.
   */
  Shape shape() {
    return shape;
  }

  public long parameterCount() {
    return network.numParams();
  }

  /**
   * How many numbers the recurrent layers keep for the backward pass of each step of a sequence:
   * inputs, gates and hidden states of each layer and direction.
   */
  public long keptFloats() {
    long kept = 0;
    for (Layer layer : Arrays.copyOf(network.getLayers(), wholeSequences.size())) {
      for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
        // Each of two directions has its own, with a letter before the name.
        if (parameter.getKey().endsWith(RecurrentParamInitializer.RECURRENT_WEIGHT_KEY)) {
          kept += parameter.getValue().size(0);
        } else if (parameter.getKey().endsWith(RecurrentParamInitializer.WEIGHT_KEY)) {
          kept += parameter.getValue().size(0) + parameter.getValue().size(1);
        }
      }
    }
    return kept;
  }

  /** The engine that runs the recurrent layers; it is the same for all. */
  public LayerEngine engine() {
    return LayerEngine.of(
        network.getLayerWiseConfigurations().getConf(0).getLayer(), parameters.dataType());
  }

  /** The DL4J network itself. */
  public MultiLayerNetwork dl4j() {
    return network;
  }
}
