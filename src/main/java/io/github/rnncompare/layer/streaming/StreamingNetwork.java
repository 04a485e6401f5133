package io.github.rnncompare.layer.streaming;

import io.github.rnncompare.layer.RecurrentLayerImpl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.layers.recurrent.LastTimeStepLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Asks a {@link MultiLayerNetwork} of this project's recurrent layers and an output layer step by
 * step, as its {@code rnnTimeStep} does, several times faster where steps are small: DL4J spends
 * some 70 microseconds around each.
 *
 * <pre>{@code
 * StreamingNetwork stream = StreamingNetwork.of(network);
 * INDArray outputs = stream.step(features); // of the sequences' next step
 * stream.forget();                          // other sequences begin
 * }</pre>
 *
 * <p>The network stays the user's: the state lies where DL4J has it, so that {@code rnnTimeStep},
 * {@code rnnGetPreviousState} and {@code rnnSetPreviousState} may be called in between, and an
 * update of the parameters counts from the next step on. Not thread-safe.
 */
public final class StreamingNetwork {
  private final MultiLayerNetwork network;
  private final List<RecurrentLayerImpl> layers;
  private final StepOutput output;

  /** Whether the output layer sees the last of several steps only. */
  private final boolean lastStep;

  private final LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();

  private StreamingNetwork(
      MultiLayerNetwork network, List<RecurrentLayerImpl> layers, boolean lastStep) {
    this.network = network;
    this.layers = layers;
    this.lastStep = lastStep;
    this.output = new StepOutput(network.getOutputLayer());
  }

  /**
   * Streams through a network.
   *
   * @param network initialised: SimpleRnn, LSTM, GRU or another layer of this project, the topmost
   *     with or without LastTimeStep around it, and an OutputLayer or RnnOutputLayer
   * @throws IllegalArgumentException for any other, of which {@code rnnTimeStep} takes some
   */
  public static StreamingNetwork of(MultiLayerNetwork network) {
    Layer[] all = network.getLayers();
    if (!StepOutput.canRead(network.getOutputLayer())) {
      throw refused("its last layer is a " + nameOf(network.getOutputLayer()));
    }
    List<RecurrentLayerImpl> layers = new ArrayList<>();
    boolean lastStep = false;
    for (int i = 0; i < all.length - 1; i++) {
      lastStep = i == all.length - 2 && all[i] instanceof LastTimeStepLayer;
      Layer inner = lastStep ? ((LastTimeStepLayer) all[i]).getUnderlying() : all[i];
      if (!(inner instanceof RecurrentLayerImpl ours)) {
        throw refused(String.format(Locale.ROOT, "layer %d is a %s", i, nameOf(all[i])));
      }
      if (ours.layerConf().getRnnDataFormat() == RNNFormat.NWC) {
        throw refused(String.format(Locale.ROOT, "layer %d has the format NWC", i));
      }
      layers.add(ours);
    }
    boolean everyStep = network.getOutputLayer().conf().getLayer() instanceof RnnOutputLayer;
    if (layers.isEmpty() || lastStep == everyStep) {
      throw refused(
          everyStep
              ? "an RnnOutputLayer follows a LastTimeStep"
              : "no LastTimeStep stands before its OutputLayer");
    }
    if (!network.getLayerWiseConfigurations().getInputPreProcessors().isEmpty()) {
      throw refused("it has preprocessors between layers");
    }
    return new StreamingNetwork(network, layers, lastStep);
  }

  private static String nameOf(Layer layer) {
    return layer.conf().getLayer().getClass().getSimpleName();
  }

  private static IllegalArgumentException refused(String found) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "StreamingNetwork: expected this project's recurrent layers that read forward, in the"
                + " format NCW, and an output layer, but %s. MultiLayerNetwork.rnnTimeStep takes"
                + " DL4J's own layers too.",
            found));
  }

  /**
   * The outputs for the next step of each sequence; the state moves on.
   *
   * @param features [batch, inputs]
   * @return [batch, outputs], a new array
   * @throws IllegalArgumentException for another rank
   * @throws DL4JInvalidInputException if there are not as many inputs as the network has, or not as
   *     many sequences as the state has
   */
  public INDArray step(INDArray features) {
    requireRank(features, 2, "[batch, inputs]");
    return output.ofStep(run(features.reshape('f', features.size(0), features.size(1), 1)));
  }

  /**
   * The outputs for the next steps of each sequence; the state moves on over all of them.
   *
   * @param features [batch, inputs, time]
   * @return [batch, outputs, time]; with a LastTimeStep [batch, outputs] after the last of the
   *     steps; a new array
   * @throws IllegalArgumentException as {@link #step}
   * @throws DL4JInvalidInputException as {@link #step}
   */
  public INDArray steps(INDArray features) {
    requireRank(features, 3, "[batch, inputs, time]");
    INDArray states = run(features);
    return lastStep ? output.ofLast(states) : output.ofSteps(states);
  }

  private static void requireRank(INDArray features, int rank, String expected) {
    if (features.rank() != rank) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "features: expected %s, but found %s",
              expected,
              Arrays.toString(features.shape())));
    }
  }

  /** The hidden states of the topmost layer, [batch, H, time] in column-major order. */
  private INDArray run(INDArray features) {
    INDArray signal = features;
    for (RecurrentLayerImpl layer : layers) {
      signal = layer.rnnTimeStep(signal, memory);
    }
    return signal;
  }

  /** Sets the state to zeros, as {@code rnnClearPreviousState} does. */
  public void forget() {
    network.rnnClearPreviousState();
  }
}
