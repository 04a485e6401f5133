package io.github.rnncompare.diagnostics;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.pass.InspectedPass;
import io.github.rnncompare.layer.RecurrentLayerImpl;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.Sequences;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network's forward pass over some sequences in double precision, layer by layer.
 *
 * @param layers from the lowest
 * @param spans of real steps, of each sequence
 */
record Inspection(List<Layer> layers, List<Span> spans) {

  /**
   * A recurrent layer and its pass.
   *
   * @param input [batch, I, time]
   * @param pass over it
   */
  record Layer(Parameters parameters, Sequence input, InspectedPass pass) {
    Cell cell() {
      return parameters.cell();
    }
  }

  /**
   * The real steps of a sequence.
   *
   * @param first its first step, which may follow padding
   * @param end the step after its last
   */
  record Span(int first, int end) {}

  /**
   * Runs a network.
   *
   * @throws IllegalArgumentException for a network whose layers cannot be inspected: DL4J's own, or
   *     those that read in both directions
   */
  static Inspection of(RecurrentNetwork network, Sequences sequences) {
    List<Layer> layers = new ArrayList<>();
    INDArray signal = sequences.features();
    for (RecurrentLayerImpl layer : network.layers()) {
      Parameters parameters = layer.cellParameters();
      Sequence input = new Sequence(signal.castTo(DataType.DOUBLE), null, sequences.mask());
      InspectedPass pass = new InspectedPass(parameters, input);
      layers.add(new Layer(parameters, input, pass));
      INDArray states = pass.state(0);
      signal = states.get(all(), all(), interval(1, states.size(2)));
    }
    return new Inspection(List.copyOf(layers), spans(sequences));
  }

  private static List<Span> spans(Sequences sequences) {
    List<Span> spans = new ArrayList<>();
    for (int sequence = 0; sequence < sequences.count(); sequence++) {
      int first = 0;
      int end = sequences.timeSteps();
      while (!isReal(sequences, sequence, first)) {
        first++;
      }
      while (!isReal(sequences, sequence, end - 1)) {
        end--;
      }
      spans.add(new Span(first, end));
    }
    return spans;
  }

  private static boolean isReal(Sequences sequences, int sequence, int step) {
    return sequences.mask() == null || sequences.mask().getFloat(sequence, step) != 0;
  }

  /** Is shown the gradients of the states of each layer. */
  interface Observer {
    /**
     * Called for the topmost layer first, and for its last states first.
     *
     * @param layer from 0, the lowest
     * @param steps after so many steps
     * @param gradients of each state, [batch, H]
     */
    void seen(int layer, int steps, List<INDArray> gradients);
  }

  /**
   * Backpropagation through time and through all layers.
   *
   * @param gradient of the outputs of the topmost layer, [batch, H, time]
   */
  void backward(INDArray gradient, Observer observer) {
    INDArray above = gradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      int layer = i;
      above =
          layers
              .get(i)
              .pass()
              .backward(above, (steps, states) -> observer.seen(layer, (int) steps, states));
    }
  }
}
