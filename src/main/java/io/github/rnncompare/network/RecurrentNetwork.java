package io.github.rnncompare.network;

import io.github.rnncompare.spec.Shape;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link MultiLayerNetwork} of recurrent layers and an output, and the four moves of training it:
 * forward, loss, backward, and (by whoever holds {@link #parameters()}) update.
 *
 * <p>DL4J sums a loss over outputs at every step and leaves the division by the batch to its
 * updater. Here losses and gradients are <em>means over all elements</em>, as PyTorch's: MSE over
 * batch, steps and outputs; cross-entropy over batch and steps.
 */
public final class RecurrentNetwork {
  /** DL4J draws initial weights from one generator for the whole JVM. */
  private static final Object GLOBAL_RANDOM = new Object();

  private final MultiLayerNetwork network;
  private final LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();

  private RecurrentNetwork(MultiLayerNetwork network) {
    this.network = network;
  }

  /**
   * Assembles a network and draws its weights.
   *
   * @param seed of the initial weights; equal seeds give equal weights
   */
  public static RecurrentNetwork create(
      Architecture architecture, Shape shape, Initialisation init, long seed) {
    MultiLayerNetwork network = new MultiLayerNetwork(Assembly.of(architecture, shape, seed));
    synchronized (GLOBAL_RANDOM) {
      network.init(); // sets the generator to the configuration's seed, then draws
    }
    network.initGradientsView();
    init.apply(network, architecture, seed);
    return new RecurrentNetwork(network);
  }

  /**
   * Runs the network and keeps what {@link #loss} and {@link #backward} need.
   *
   * @param features [batch_size, input_size, time_steps]
   * @return [batch_size, output_size], or [batch_size, output_size, time_steps]
   */
  public INDArray forward(INDArray features, boolean training) {
    INDArray signal = features;
    for (Layer layer : network.getLayers()) {
      signal = layer.activate(signal, training, memory);
    }
    return signal;
  }

  /**
   * The mean loss of the last {@link #forward}.
   *
   * @param targets of the shape that forward returned
   */
  public double loss(INDArray targets) {
    IOutputLayer output = (IOutputLayer) network.getOutputLayer();
    output.setLabels(targets);
    return output.computeScore(0, true, memory) * batchSize(targets) / positions(targets);
  }

  /**
   * Backpropagation through time of the last {@link #loss}.
   *
   * @return the gradient of the mean loss, [parameters], in the order of {@link #parameters()}; the
   *     same array at each call
   */
  public INDArray backward() {
    Layer[] layers = network.getLayers();
    INDArray targets = ((IOutputLayer) network.getOutputLayer()).getLabels();
    INDArray error = null;
    for (int i = layers.length - 1; i >= 0; i--) {
      error = layers[i].backpropGradient(error, memory).getSecond();
    }
    return network.getFlattenedGradients().reshape(parameterCount()).divi(positions(targets));
  }

  /** All parameters, [parameters]: a view, so that writing to it changes the network. */
  public INDArray parameters() {
    return network.params().reshape(parameterCount());
  }

  public long parameterCount() {
    return network.numParams();
  }

  /** The network itself, for whatever DL4J can do with it. */
  public MultiLayerNetwork dl4j() {
    return network;
  }

  private static long batchSize(INDArray targets) {
    return targets.size(0);
  }

  /** Places in batch and time at which there is an output. */
  private static long positions(INDArray targets) {
    return targets.rank() == 3 ? targets.size(0) * targets.size(2) : targets.size(0);
  }
}
