package io.github.rnncompare.layer.streaming;

import io.github.rnncompare.layer.LayerStream;
import io.github.rnncompare.layer.RecurrentLayerImpl;
import io.github.rnncompare.tensor.KnownArray;
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
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Asks a {@link MultiLayerNetwork} of this project's recurrent layers and an output layer step by
 * step, as its {@code rnnTimeStep} does, several times faster where steps are small: DL4J spends
 * some 70 microseconds around each.
 *
 * <pre>{@code
 * StreamingNetwork stream = StreamingNetwork.of(network);
 * INDArray outputs = stream.step(features); // of the sequences' next step
 * stream.step(features, outputs);           // the same into an array that is there already
 * stream.forget();                          // other sequences begin
 * }</pre>
 *
 * <p>It reads the network's parameters, so that an update of them counts from the next step on. The
 * state is its own: several may stream through one network, one after the other or in turn, and
 * {@code rnnTimeStep} has another. Not thread-safe.
 */
public final class StreamingNetwork {
  private final List<LayerStream> layers;
  private final StepOutput output;

  /** Whether the output layer sees the last of several steps only. */
  private final boolean lastStep;

  /** The features of a step as the layers take them, [batch, inputs, 1]. */
  private @Nullable INDArray input;

  private float[] features = {};
  private final KnownArray featureMemory = KnownArray.byColumn();
  private final KnownArray inputMemory = KnownArray.byColumn();

  private StreamingNetwork(List<LayerStream> layers, StepOutput output, boolean lastStep) {
    this.layers = layers;
    this.output = output;
    this.lastStep = lastStep;
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
    List<LayerStream> layers = new ArrayList<>();
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
      layers.add(new LayerStream(ours));
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
    return new StreamingNetwork(layers, new StepOutput(network.getOutputLayer()), lastStep);
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
   * @param ofStep the features, [batch, inputs]
   * @return [batch, outputs], a new array
   * @throws IllegalArgumentException for another rank
   * @throws DL4JInvalidInputException if there are not as many inputs as the network has, or not as
   *     many sequences as the state has
   */
  public INDArray step(INDArray ofStep) {
    INDArray outputs = output.empty(ofStep.size(0));
    step(ofStep, outputs);
    return outputs;
  }

  /**
   * The same into an array of the caller's: to make one takes ND4J longer than a small step.
   *
   * @param ofStep the features, [batch, inputs]
   * @param outputs [batch, outputs], overwritten
   * @throws IllegalArgumentException as {@link #step(INDArray)}, and for outputs of another shape
   * @throws DL4JInvalidInputException as {@link #step(INDArray)}
   */
  public void step(INDArray ofStep, INDArray outputs) {
    requireRank(ofStep, 2, "[batch, inputs]");
    output.requireShape(outputs, ofStep.size(0), 1);
    output.write(run(input(ofStep)), outputs);
  }

  /** A step as a sequence: a copy, which takes less time than a view. */
  private INDArray input(INDArray ofStep) {
    if (ofStep.dataType() != DataType.FLOAT) {
      return ofStep.reshape('f', ofStep.size(0), ofStep.size(1), 1);
    }
    INDArray copy = input;
    if (copy == null || copy.size(0) != ofStep.size(0) || copy.size(1) != ofStep.size(1)) {
      copy =
          Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', ofStep.size(0), ofStep.size(1), 1);
      input = copy;
    }
    features = featureMemory.read(ofStep, features);
    inputMemory.write(features, copy);
    return copy;
  }

  /**
   * The outputs for the next steps of each sequence; the state moves on over all of them.
   *
   * @param sequences the features, [batch, inputs, time]
   * @return [batch, outputs, time]; with a LastTimeStep [batch, outputs] after the last of the
   *     steps; a new array
   * @throws IllegalArgumentException for another rank
   * @throws DL4JInvalidInputException as {@link #step(INDArray)}
   */
  public INDArray steps(INDArray sequences) {
    requireRank(sequences, 3, "[batch, inputs, time]");
    long batch = sequences.size(0);
    INDArray outputs = lastStep ? output.empty(batch) : output.empty(batch, sequences.size(2));
    steps(sequences, outputs);
    return outputs;
  }

  /**
   * The same into an array of the caller's.
   *
   * @param sequences the features, [batch, inputs, time]
   * @param outputs [batch, outputs, time]; with a LastTimeStep [batch, outputs]; overwritten
   * @throws IllegalArgumentException as {@link #steps(INDArray)}, and for outputs of another shape
   * @throws DL4JInvalidInputException as {@link #step(INDArray)}
   */
  public void steps(INDArray sequences, INDArray outputs) {
    requireRank(sequences, 3, "[batch, inputs, time]");
    output.requireShape(outputs, sequences.size(0), lastStep ? 1 : sequences.size(2));
    INDArray states = run(sequences);
    output.write(lastStep ? StepOutput.last(states) : states, outputs);
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
  private INDArray run(INDArray sequences) {
    INDArray signal = sequences;
    for (LayerStream layer : layers) {
      signal = layer.next(signal);
    }
    return signal;
  }

  /** Sets the state to zeros: other sequences begin, of which there may be another number. */
  public void forget() {
    layers.forEach(LayerStream::forget);
  }
}
