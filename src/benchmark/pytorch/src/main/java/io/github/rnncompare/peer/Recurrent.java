package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.pack_padded_sequence;

import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.RNNImpl;
import org.bytedeco.pytorch.RNNOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.kReLU;

/** PyTorch's RNN, LSTM and GRU, which have no common class there, behind one face. */
interface Recurrent {

  /** The module, for whoever wants its parameters. */
  Module module();

  /**
   * The hidden states of the last layer.
   *
   * @param features [batch_size, time_steps, input_size]
   * @return [batch_size, time_steps, hidden_size], or twice as many units of a bidirectional layer
   */
  Tensor everyStep(Tensor features);

  /**
   * The hidden states of one layer that starts from one; here of the GRU only.
   *
   * @param hidden [1, batch_size, hidden_size]
   * @return [batch_size, time_steps, hidden_size]
   */
  default Tensor everyStep(Tensor features, Tensor hidden) {
    throw new UnsupportedOperationException("starts from zeros");
  }

  /**
   * This layer, if it is a single one, which begins each call with the state after the call before.
   *
   * @param zeros the first state, [1, batch_size, hidden_size]
   */
  default Continued continued(Tensor zeros) {
    throw new UnsupportedOperationException("starts from zeros");
  }

  /**
   * The hidden state of each sequence after its own last step.
   *
   * @param sequences of which each has a length of its own
   * @return [batch_size, hidden_size], of the last layer
   */
  Tensor lastRealStep(PackedSequence sequences);

  /** A layer, or a stack of them, with PyTorch's initial weights. */
  static Recurrent of(Network network) {
    if (network.own().isPresent()) {
      return new OwnCell(network.own().get(), network.inputSize(), network.hiddenSize());
    }
    return switch (network.architecture()) {
      case SIMPLE_RNN -> simpleRnn(network);
      case LSTM -> lstm(network);
      case GRU -> gru(network);
    };
  }

  /**
   * Sequences without their padding.
   *
   * @param features [batch_size, time_steps, input_size]
   * @param lengths [batch_size], in any order
   */
  static PackedSequence pack(Tensor features, Tensor lengths) {
    boolean batchFirst = true;
    boolean longestFirst = false;
    return pack_padded_sequence(features, lengths, batchFirst, longestFirst);
  }

  private static Recurrent simpleRnn(Network network) {
    RNNOptions options = new RNNOptions(network.inputSize(), network.hiddenSize());
    options.batch_first().put(true);
    options.num_layers().put(network.layers());
    options.bidirectional().put(network.bidirectional());
    if (network.activation() == Network.Activation.RELU) {
      options.nonlinearity().put(new kReLU());
    }
    RNNImpl rnn = new RNNImpl(options);
    return new Recurrent() {
      @Override
      public Module module() {
        return rnn;
      }

      @Override
      public Tensor everyStep(Tensor features) {
        return rnn.forward(features).get0();
      }

      @Override
      public Continued continued(Tensor zeros) {
        return Continued.of((features, state) -> rnn.forward(features, state), zeros);
      }

      @Override
      public Tensor lastRealStep(PackedSequence sequences) {
        return rnn.forward_with_packed_input(sequences).get1().select(0, -1);
      }
    };
  }

  private static Recurrent lstm(Network network) {
    LSTMOptions options = new LSTMOptions(network.inputSize(), network.hiddenSize());
    options.batch_first().put(true);
    options.num_layers().put(network.layers());
    options.bidirectional().put(network.bidirectional());
    LSTMImpl lstm = new LSTMImpl(options);
    return new Recurrent() {
      @Override
      public Module module() {
        return lstm;
      }

      @Override
      public Tensor everyStep(Tensor features) {
        return lstm.forward(features).get0();
      }

      @Override
      public Continued continued(Tensor zeros) {
        return Continued.of(lstm, zeros);
      }

      @Override
      public Tensor lastRealStep(PackedSequence sequences) {
        return lstm.forward_with_packed_input(sequences).get1().get0().select(0, -1);
      }
    };
  }

  private static Recurrent gru(Network network) {
    GRUOptions options = new GRUOptions(network.inputSize(), network.hiddenSize());
    options.batch_first().put(true);
    options.num_layers().put(network.layers());
    options.bidirectional().put(network.bidirectional());
    GRUImpl gru = new GRUImpl(options);
    return new Recurrent() {
      @Override
      public Module module() {
        return gru;
      }

      @Override
      public Tensor everyStep(Tensor features) {
        return gru.forward(features).get0();
      }

      @Override
      public Tensor everyStep(Tensor features, Tensor hidden) {
        return gru.forward(features, hidden).get0();
      }

      @Override
      public Continued continued(Tensor zeros) {
        return Continued.of((features, state) -> gru.forward(features, state), zeros);
      }

      @Override
      public Tensor lastRealStep(PackedSequence sequences) {
        return gru.forward_with_packed_input(sequences).get1().select(0, -1);
      }
    };
  }
}
