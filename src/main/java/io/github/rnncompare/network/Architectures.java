package io.github.rnncompare.network;

import io.github.rnncompare.engine.HiddenActivation;
import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.RecurrentLayer;
import io.github.rnncompare.layer.SimpleRnn;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.nd4j.linalg.activations.Activation;

/** The architectures that can be compared; a new one is a method here and its line below. */
public final class Architectures {
  private static final Map<String, BiFunction<Section, LayerEngine, Architecture>> KNOWN =
      new LinkedHashMap<>();

  static {
    KNOWN.put("simple_rnn", Architectures::simpleRnn);
    KNOWN.put("lstm", Architectures::lstm);
    KNOWN.put("gru", Architectures::gru);
  }

  /** Beyond it the recurrent weights of an LSTM alone pass 4 GB. */
  private static final int MOST_UNITS = 16_384;

  private Architectures() {}

  /** The architectures of a spec, in its order, all on one engine. */
  public static List<Architecture> read(Section spec, LayerEngine engine) {
    Map<String, Function<Section, Architecture>> readers = new LinkedHashMap<>();
    KNOWN.forEach((name, reader) -> readers.put(name, section -> reader.apply(section, engine)));
    List<Architecture> architectures = spec.each("architectures", "architecture", readers);
    if (engine == LayerEngine.STOCK
        && architectures.stream().anyMatch(architecture -> architecture.name().equals("gru"))) {
      spec.fault(
          "engine",
          "is stock, but Deeplearning4j has no GRU; set it to fast or portable, or leave gru out of"
              + " architectures");
    }
    return architectures;
  }

  /** What every architecture has. */
  private record Common(int hiddenSize, Stack stack, boolean recurrentBias, LayerEngine engine) {

    static Common read(Section section, LayerEngine engine) {
      int hiddenSize = section.integer("hidden_size", Range.between(1, MOST_UNITS));
      Stack stack = Stack.read(section);
      boolean stock = engine == LayerEngine.STOCK;
      boolean recurrentBias = section.flag("recurrent_bias", !stock);
      if (stock && recurrentBias) {
        section.fault(
            "recurrent_bias",
            "is true, but Deeplearning4j's own layers have one bias; set it to false, or engine to"
                + " fast or portable");
      }
      return new Common(hiddenSize, stack, recurrentBias, engine);
    }

    boolean isStock() {
      return engine == LayerEngine.STOCK;
    }

    <B extends RecurrentLayer.Builder<B>> B settings(B builder, int inputSize) {
      return builder
          .nIn(inputSize)
          .nOut(hiddenSize)
          .recurrentBias(recurrentBias)
          .engine(engine.kind());
    }

    Architecture architecture(String name, IntFunction<BaseRecurrentLayer> layer) {
      return new Architecture(name, hiddenSize, stack, layer);
    }
  }

  /** h_t = tanh(x_t·W + h_{t−1}·RW + b + rb), or another activation in the place of tanh. */
  private static Architecture simpleRnn(Section section, LayerEngine engine) {
    Common common = Common.read(section, engine);
    HiddenActivation choice =
        section.choice("activation", HiddenActivation.class, HiddenActivation.TANH);
    Activation activation = Activation.valueOf(choice.name());
    return common.architecture(
        "simple_rnn",
        inputSize ->
            common.isStock()
                ? new org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn.Builder()
                    .nIn(inputSize)
                    .nOut(common.hiddenSize())
                    .activation(activation)
                    .build()
                : common
                    .settings(new SimpleRnn.Builder(), inputSize)
                    .activation(activation)
                    .build());
  }

  private static Architecture lstm(Section section, LayerEngine engine) {
    Common common = Common.read(section, engine);
    Optional<Double> forgetBias =
        section.numberOr("init", "forget_bias", Range.between(-1000, 1000));
    if (common.isStock() && forgetBias.isPresent()) {
      section.fault(
          "forget_bias",
          "is a number, which Deeplearning4j's own layer leaves to init; set it to init, or engine"
              + " to fast or portable");
    }
    return common.architecture(
        "lstm",
        inputSize -> {
          if (common.isStock()) {
            return new org.deeplearning4j.nn.conf.layers.LSTM.Builder()
                .nIn(inputSize)
                .nOut(common.hiddenSize())
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .build();
          }
          LSTM.Builder builder = common.settings(new LSTM.Builder(), inputSize);
          forgetBias.ifPresent(builder::forgetBias);
          return builder.build();
        });
  }

  private static Architecture gru(Section section, LayerEngine engine) {
    Common common = Common.read(section, engine);
    ResetGate resetGate = section.choice("reset_gate", ResetGate.class, ResetGate.AFTER_PRODUCT);
    return common.architecture(
        "gru",
        inputSize -> common.settings(new GRU.Builder(), inputSize).resetGate(resetGate).build());
  }
}
