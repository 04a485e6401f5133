package io.github.rnncompare.network;

import io.github.rnncompare.layer.RecurrentLayerImpl;
import io.github.rnncompare.layer.training.NetworkRunner;
import io.github.rnncompare.layer.training.NetworkRunner.StepMemory;
import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.spec.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link MultiLayerNetwork} of an architecture's recurrent layers and an output, with the four
 * operations of training: forward, which gives a {@link Step}, its loss and backward pass, and
 * update (by writing to {@link #parameters()}). All but the last are those of a {@link
 * NetworkRunner}.
 */
public final class RecurrentNetwork {
  /** DL4J draws initial weights from one generator for the whole JVM. */
  private static final Object GLOBAL_RANDOM = new Object();

  /** DL4J takes a seed of 0 for none. */
  private static final long IN_PLACE_OF_ZERO = 0x9E3779B97F4A7C15L;

  private final MultiLayerNetwork network;
  private final Shape shape;
  private final NetworkRunner runner;
  private final INDArray parameters;

  private RecurrentNetwork(MultiLayerNetwork network, Shape shape) {
    this.network = network;
    this.shape = shape;
    runner = new NetworkRunner(network, shape.targets());
    parameters = network.params().reshape(network.numParams());
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

  /** As {@link NetworkRunner#setDropout}. */
  public void setDropout(double probability, long seed) {
    runner.setDropout(probability, seed);
  }

  /** As {@link NetworkRunner#forward}. */
  public Step forward(INDArray features, @Nullable INDArray mask, boolean training) {
    return runner.forward(features, mask, training);
  }

  /**
   * What the network predicts.
   *
   * @param features [batch_size, input_size, time_steps]
   * @param mask [batch_size, time_steps]; null without padding
   * @return [batch_size, output_size], or [batch_size, output_size, time_steps]
   */
  public INDArray outputs(INDArray features, @Nullable INDArray mask) {
    return runner.forward(features, mask, false).outputs();
  }

  /** As {@link NetworkRunner#forwardFromState}. */
  public Step forwardFromState(INDArray features, @Nullable INDArray mask) {
    return runner.forwardFromState(features, mask);
  }

  /** As {@link NetworkRunner#advanceState}. */
  public void advanceState(INDArray features) {
    runner.advanceState(features);
  }

  /** As {@link NetworkRunner#forgetState}. */
  public void forgetState() {
    runner.forgetState();
  }

  /** As {@link NetworkRunner#openStep}. */
  public StepMemory openStep() {
    return runner.openStep();
  }

  /** All parameters, [parameters]: a view, so that writing to it changes the network. */
  public INDArray parameters() {
    return parameters;
  }

  /**
   * The shape of its inputs and outputs; a network that was read from a file has one time step
   * here.
   */
  public Shape shape() {
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
    return ParameterCounts.keptFloats(runner.recurrentLayers());
  }

  /**
   * How often a weight is multiplied with a number in the forward pass of one sequence: each weight
   * of the recurrent layers at every step, each of the output layer at every step with a target.
   * Biases are only added.
   */
  public long operations() {
    long recurrent = runner.recurrentLayers().stream().mapToLong(ParameterCounts::weights).sum();
    long output = ParameterCounts.weights(network.getOutputLayer());
    return shape.timeSteps() * recurrent + (shape.everyStep() ? shape.timeSteps() : 1) * output;
  }

  /** The engine that runs the recurrent layers; it is the same for all. */
  public LayerEngine engine() {
    return LayerEngine.of(
        network.getLayerWiseConfigurations().getConf(0).getLayer(), parameters.dataType());
  }

  /**
   * The recurrent layers, from the lowest.
   *
   * @throws IllegalArgumentException if one is DL4J's own, or reads in both directions
   */
  public List<RecurrentLayerImpl> layers() {
    List<RecurrentLayerImpl> layers = new ArrayList<>();
    for (Layer layer : runner.recurrentLayers()) {
      Layer inner = layer instanceof BaseWrapperLayer wrapper ? wrapper.getUnderlying() : layer;
      if (!(inner instanceof RecurrentLayerImpl ours)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "expected this project's layers that read forward, but found %s",
                inner.getClass().getSimpleName()));
      }
      layers.add(ours);
    }
    return layers;
  }

  /** The DL4J network itself. */
  public MultiLayerNetwork dl4j() {
    return network;
  }
}
