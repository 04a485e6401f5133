package io.github.rnncompare.network;

import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.Activation;

/** The architectures that can be compared; a new one is a method here and its line below. */
public final class Architectures {
  private static final Map<String, Function<Section, Architecture>> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("simple_rnn", Architectures::simpleRnn);
    KNOWN.put("lstm", Architectures::lstm);
    KNOWN.put("gru", Architectures::gru);
  }

  /** Beyond it the recurrent weights of an LSTM alone pass 4 GB. */
  private static final int MOST_UNITS = 16_384;

  private Architectures() {}

  /** The architectures of a spec, in its order. */
  public static List<Architecture> read(Section spec) {
    return spec.each("architectures", "architecture", KNOWN);
  }

  /** The activation of the simple RNN's hidden state. */
  private enum HiddenActivation {
    TANH,
    RELU
  }

  /** h_t = tanh(x_t·W + h_{t−1}·RW + b), or ReLU in the place of tanh. */
  private static Architecture simpleRnn(Section section) {
    int hiddenSize = hiddenSize(section);
    HiddenActivation activation =
        section.choice("activation", HiddenActivation.class, HiddenActivation.TANH);
    return new Architecture(
        "simple_rnn",
        hiddenSize,
        Stack.read(section),
        "DL4J SimpleRnn",
        inputSize ->
            new SimpleRnn.Builder()
                .nIn(inputSize)
                .nOut(hiddenSize)
                .activation(Activation.valueOf(activation.name()))
                .build());
  }

  private static Architecture lstm(Section section) {
    int hiddenSize = hiddenSize(section);
    return new Architecture(
        "lstm",
        hiddenSize,
        Stack.read(section),
        "DL4J LSTM",
        inputSize ->
            new LSTM.Builder()
                .nIn(inputSize)
                .nOut(hiddenSize)
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .build());
  }

  private static Architecture gru(Section section) {
    int hiddenSize = hiddenSize(section);
    ResetGate resetGate = section.choice("reset_gate", ResetGate.class, ResetGate.AFTER_PRODUCT);
    boolean recurrentBias = section.flag("recurrent_bias", false);
    return new Architecture(
        "gru",
        hiddenSize,
        Stack.read(section),
        "rnn-compare GRU",
        inputSize ->
            new GRU.Builder()
                .nIn(inputSize)
                .nOut(hiddenSize)
                .resetGate(resetGate)
                .recurrentBias(recurrentBias)
                .build());
  }

  private static int hiddenSize(Section section) {
    return section.integer("hidden_size", Range.between(1, MOST_UNITS));
  }
}
