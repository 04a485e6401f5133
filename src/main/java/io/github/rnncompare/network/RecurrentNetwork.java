package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.tensor.Floats;
import io.github.rnncompare.tensor.KnownArray;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.workspace.WorkspacesCloseable;

/**
 * A {@link MultiLayerNetwork} of recurrent layers and an output, with the four operations of
 * training: forward, which gives a {@link Step}, its loss and backward pass, and update (by writing
 * to {@link #parameters()}).
 *
 * <p>DL4J sums a loss over outputs at every step and leaves the division by the batch to its
 * updater. Here losses and gradients are <em>means over all elements</em>, as PyTorch's: MSE over
 * batch, steps and outputs; cross-entropy over batch and steps. Padded steps count in none of them;
 * each layer treats them in its own way (DL4J's LSTM and SimpleRnn ignore a mask).
 */
public final class RecurrentNetwork {
  /** DL4J draws initial weights from one generator for the whole JVM. */
  private static final Object GLOBAL_RANDOM = new Object();

  /** DL4J takes a seed of 0 for none. */
  private static final long IN_PLACE_OF_ZERO = 0x9E3779B97F4A7C15L;

  private final MultiLayerNetwork network;

  private final LayerWorkspaceMgr stepMemory = StepWorkspaces.create();
  private final LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();

  private @Nullable WorkspacesCloseable openStep;

  private final Shape shape;
  private final NetworkLayers layers;
  private final Layer output;
  private final @Nullable LastStepOutput plainOutput;
  private final INDArray parameters;
  private final INDArray gradient;

  private final KnownArray targetMemory = KnownArray.byRow();
  private float[] targets = {};

  /** How many steps were begun; the layers hold what the last one needs. */
  private long steps;

  /** What forward passes for training drop. */
  private @Nullable Dropout dropout;

  private RecurrentNetwork(MultiLayerNetwork network, Shape shape) {
    this.network = network;
    this.shape = shape;
    layers = new NetworkLayers(network);
    output = network.getOutputLayer();
    boolean atLastStep = output instanceof OutputLayer;
    plainOutput = atLastStep && Floats.onCpu() ? new LastStepOutput(output, shape.targets()) : null;
    parameters = network.params().reshape(network.numParams());
    gradient = network.getFlattenedGradients().reshape(network.numParams());
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
    long drawn = seed == 0 ? IN_PLACE_OF_ZERO : seed;
    MultiLayerNetwork network = new MultiLayerNetwork(Assembly.of(architecture, shape, drawn));
    synchronized (GLOBAL_RANDOM) {
      network.init(); // sets the generator to the configuration's seed, then draws
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
    return step(layers.whole(), features, mask, training);
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
    return step(layers.parts(), features, mask, true);
  }

  /**
   * Advances the state of {@link #forwardFromState} over some steps, without training on them.
   *
   * @throws IllegalArgumentException for a bidirectional stack and for DL4J's own layers
   */
  public void advanceState(INDArray features) {
    List<LayerRun.Part> parts = layers.parts();
    layers.setMask(null, (int) features.size(0));
    NetworkLayers.run(parts, features, false, dropout, workspace());
  }

  /** Resets the state of {@link #forwardFromState} to zero. */
  public void forgetState() {
    layers.parts().forEach(LayerRun.Part::forgetState);
  }

  private Step step(
      List<? extends LayerRun> runs, INDArray features, @Nullable INDArray mask, boolean training) {
    INDArray outputMask = layers.setMask(mask, (int) features.size(0));
    Dropout dropped = training ? dropout : null;
    INDArray states = NetworkLayers.run(runs, features, training, dropped, workspace());
    LastStepOutput plain =
        plainOutput != null && plainOutput.suits(states.size(0)) ? plainOutput : null;
    Step.Outputs outputs =
        plain != null
            ? new Step.Outputs.Plain(plain, plain.forward(states))
            : new Step.Outputs.OfLayer(output.activate(states, training, workspace()));
    return new Step(this, ++steps, runs, dropped, outputs, outputMask);
  }

  /** Targets row by row; the next call overwrites them. */
  float[] readTargets(INDArray known) {
    targets = targetMemory.read(known, targets);
    return targets;
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
    return ParameterCounts.keptFloats(layers.recurrent());
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
