package io.github.rnncompare.peer;

import io.github.rnncompare.benchmark.protocol.Workload.Architecture;
import java.util.Optional;

/**
 * The recurrent part of a network.
 *
 * @param own a cell that PyTorch does not have, in the place of the architecture's
 * @param activation of a simple RNN's hidden state; the others always have tanh
 * @param layers one above the other
 * @param bidirectional whether each layer runs both ways and puts both hidden states side by side
 */
record Network(
    Architecture architecture,
    Optional<OwnCell.Kind> own,
    Activation activation,
    int inputSize,
    int hiddenSize,
    int layers,
    boolean bidirectional) {

  /** Of the hidden state. */
  enum Activation {
    TANH,
    RELU
  }

  /** One layer with tanh that runs forwards. */
  static Network of(Architecture architecture, int inputSize, int hiddenSize) {
    return new Network(
        architecture, Optional.empty(), Activation.TANH, inputSize, hiddenSize, 1, false);
  }

  /** One layer of a cell that PyTorch does not have. */
  static Network of(OwnCell.Kind own, int inputSize, int hiddenSize) {
    return new Network(
        Architecture.GRU, Optional.of(own), Activation.TANH, inputSize, hiddenSize, 1, false);
  }

  Network relu() {
    return new Network(architecture, own, Activation.RELU, inputSize, hiddenSize, layers, bidirectional);
  }

  Network twoLayers() {
    return new Network(architecture, own, activation, inputSize, hiddenSize, 2, bidirectional);
  }

  Network bothWays() {
    return new Network(architecture, own, activation, inputSize, hiddenSize, layers, true);
  }

  /** What the output layer sees of each step. */
  int stateSize() {
    return bidirectional ? 2 * hiddenSize : hiddenSize;
  }
}
