package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.stack;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.Locale;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * A layer of a cell that PyTorch does not have, written with its tensors, from the equations in the
 * papers. The gates are in the order of our layers, the parameters are called as PyTorch's.
 */
final class OwnCell implements Recurrent {
  private static final Scalar ONE = new Scalar(1.0);
  private static final Scalar HALF = new Scalar(0.5);

  /** The cells, with what our specs call them. */
  enum Kind {
    LSTM_WITHOUT_FORGET("lstm", "without forget", 3, true),
    LSTM_WITHOUT_OUTPUT("lstm", "without output", 3, true),
    LSTM_WITHOUT_INPUT("lstm", "without input", 3, true),
    GRU_WITHOUT_RESET("gru", "without reset", 2, true),
    GRU_WITHOUT_UPDATE("gru", "without update", 2, true),
    MIN_GRU("min_gru", "candidate linear", 2, false),
    MIN_GRU_POSITIVE("min_gru", "candidate positive", 2, false),
    MIN_LSTM("min_lstm", "candidate linear", 3, false),
    MIN_LSTM_POSITIVE("min_lstm", "candidate positive", 3, false),
    LEM("lem", "cell_step_size 0.7", 4, true);

    private final String architecture;
    private final String setting;
    private final int gates;
    private final boolean recurrent;

    Kind(String architecture, String setting, int gates, boolean recurrent) {
      this.architecture = architecture;
      this.setting = setting;
      this.gates = gates;
      this.recurrent = recurrent;
    }

    String architecture() {
      return architecture;
    }

    /** The line of the golden file for the key of the cell's own. */
    String setting() {
      return setting;
    }

    int gates() {
      return gates;
    }

    /** The name of its file. */
    String file() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Kind kind;
  private final int hiddenSize;
  private final Module module = new Module("own");
  private final Tensor inputWeights;
  private final Tensor inputBias;
  private final Tensor weights;
  private final Tensor bias;

  OwnCell(Kind kind, int inputSize, int hiddenSize) {
    this.kind = kind;
    this.hiddenSize = hiddenSize;
    long rows = (long) kind.gates * hiddenSize;
    inputWeights = parameter("weight_ih_l0", rows, inputSize);
    weights = kind.recurrent ? parameter("weight_hh_l0", rows, hiddenSize) : new Tensor();
    inputBias = parameter("bias_ih_l0", rows);
    bias = kind.recurrent ? parameter("bias_hh_l0", rows) : new Tensor();
  }

  /** As PyTorch's layers, from U(−1/√H, 1/√H). */
  private Tensor parameter(String name, long... shape) {
    double bound = 1 / Math.sqrt(hiddenSize);
    Tensor values = rand(shape).sub(HALF).mul(new Scalar(2 * bound));
    // What it returns points into a list that grows with the next parameter.
    module.register_parameter(name, values);
    return values;
  }

  @Override
  public Module module() {
    return module;
  }

  @Override
  public Tensor everyStep(Tensor features) {
    Tensor hidden = zeros(features.size(0), hiddenSize);
    Tensor memory = zeros(features.size(0), hiddenSize);
    Tensor[] states = new Tensor[(int) features.size(1)];
    for (int t = 0; t < states.length; t++) {
      TensorVector x =
          linear(features.select(1, t), inputWeights, new TensorOptional(inputBias))
              .chunk(kind.gates, 1);
      switch (kind) {
        case LSTM_WITHOUT_FORGET -> {
          TensorVector a = sums(x, hidden); // g, o, i
          memory = memory.add(a.get(2).sigmoid().mul(a.get(0).tanh()));
          hidden = a.get(1).sigmoid().mul(memory.tanh());
        }
        case LSTM_WITHOUT_OUTPUT -> {
          TensorVector a = sums(x, hidden); // g, f, i
          Tensor kept = a.get(1).sigmoid().mul(memory);
          memory = kept.add(a.get(2).sigmoid().mul(a.get(0).tanh()));
          hidden = memory.tanh();
        }
        case LSTM_WITHOUT_INPUT -> {
          TensorVector a = sums(x, hidden); // g, f, o
          memory = a.get(1).sigmoid().mul(memory).add(a.get(0).tanh());
          hidden = a.get(2).sigmoid().mul(memory.tanh());
        }
        case GRU_WITHOUT_RESET -> {
          TensorVector a = sums(x, hidden); // z, n
          hidden = mix(a.get(0).sigmoid(), a.get(1).tanh(), hidden);
        }
        case GRU_WITHOUT_UPDATE -> {
          TensorVector h = states(hidden, 0, 2); // r, n
          Tensor reset = x.get(0).add(h.get(0)).sigmoid();
          hidden = x.get(1).add(reset.mul(h.get(1))).tanh();
        }
        case MIN_GRU -> hidden = mix(x.get(0).sigmoid(), hidden, x.get(1));
        case MIN_GRU_POSITIVE -> hidden = mix(x.get(0).sigmoid(), hidden, positive(x.get(1)));
        case MIN_LSTM -> hidden = minLstm(x, hidden, x.get(2));
        case MIN_LSTM_POSITIVE -> hidden = minLstm(x, hidden, positive(x.get(2)));
        case LEM -> {
          TensorVector h = states(hidden, 0, 3); // a, b, u
          Tensor ofHidden = x.get(0).add(h.get(0)).sigmoid().mul(new Scalar(0.7));
          Tensor ofMemory = x.get(1).add(h.get(1)).sigmoid().mul(new Scalar(0.7));
          memory = mix(ofMemory, memory, x.get(2).add(h.get(2)).tanh());
          Tensor candidate = x.get(3).add(states(memory, 3, 1).get(0)).tanh();
          hidden = mix(ofHidden, hidden, candidate);
        }
      }
      states[t] = hidden;
    }
    return stack(new TensorVector(states), 1);
  }

  /** The pre-activations of all gates. */
  private TensorVector sums(TensorVector x, Tensor hidden) {
    TensorVector h = states(hidden, 0, kind.gates);
    Tensor[] sums = new Tensor[kind.gates];
    for (int gate = 0; gate < sums.length; gate++) {
      sums[gate] = x.get(gate).add(h.get(gate));
    }
    return new TensorVector(sums);
  }

  /** The products of a state with the weights of some gates, with their biases. */
  private TensorVector states(Tensor state, int gate, int gates) {
    long from = (long) gate * hiddenSize;
    long rows = (long) gates * hiddenSize;
    return linear(
            state, weights.narrow(0, from, rows), new TensorOptional(bias.narrow(0, from, rows)))
        .chunk(gates, 1);
  }

  /** (1 − gate) ⊙ a + gate ⊙ b. */
  private static Tensor mix(Tensor gate, Tensor a, Tensor b) {
    return gate.neg().add(ONE).mul(a).add(gate.mul(b));
  }

  private static Tensor positive(Tensor x) {
    return x.add(HALF).where(x.ge(new Scalar(0.0)), x.sigmoid());
  }

  private static Tensor minLstm(TensorVector x, Tensor hidden, Tensor candidate) {
    Tensor forget = x.get(0).sigmoid();
    Tensor input = x.get(1).sigmoid();
    Tensor both = forget.add(input);
    return forget.div(both).mul(hidden).add(input.div(both).mul(candidate));
  }

  @Override
  public Tensor lastRealStep(PackedSequence sequences) {
    throw new UnsupportedOperationException("takes no packed sequences");
  }
}
