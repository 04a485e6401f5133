package io.github.rnncompare.network;

import io.github.rnncompare.engine.Gate;
import io.github.rnncompare.engine.GruCell;
import io.github.rnncompare.engine.GruGate;
import io.github.rnncompare.engine.HiddenActivation;
import io.github.rnncompare.engine.LstmCell;
import io.github.rnncompare.engine.LstmGate;
import io.github.rnncompare.engine.MinimalCandidate;
import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.Lem;
import io.github.rnncompare.layer.MinGru;
import io.github.rnncompare.layer.MinLstm;
import io.github.rnncompare.layer.SimpleRnn;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.nd4j.linalg.activations.Activation;

/** Reads the sections of the architectures that have keys of their own. */
final class Readers {

  private Readers() {}

  /** h_t = tanh(x_t·W + h_{t−1}·RW + b + rb), or another activation in the place of tanh. */
  static IntFunction<Architecture> simpleRnn(Section section, CommonSettings common) {
    HiddenActivation choice =
        section.choice("activation", HiddenActivation.class, HiddenActivation.TANH);
    Activation activation = Activation.valueOf(choice.name());
    return common.atWidth(
        (inputSize, hiddenSize) ->
            common.isStock()
                ? new org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn.Builder()
                    .nIn(inputSize)
                    .nOut(hiddenSize)
                    .activation(activation)
                    .build()
                : common
                    .settings(new SimpleRnn.Builder(), inputSize, hiddenSize)
                    .activation(activation)
                    .build());
  }

  static IntFunction<Architecture> lstm(Section section, CommonSettings common) {
    Set<LstmGate> without = without(section, common, LstmGate.class);
    Optional<Double> forgetBias =
        without.contains(LstmGate.FORGET)
            ? noBias(section, LstmCell.FORGET)
            : common.bias(section, LstmCell.FORGET);
    if (common.isStock() && section.has("forget_bias") && forgetBias.isPresent()) {
      section.fault(
          "forget_bias",
          "is a number, which Deeplearning4j's own layer leaves to init; set it to init, or engine"
              + " to fast or portable");
    }
    return common.atWidth(
        (inputSize, hiddenSize) -> {
          if (common.isStock()) {
            return new org.deeplearning4j.nn.conf.layers.LSTM.Builder()
                .nIn(inputSize)
                .nOut(hiddenSize)
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .build();
          }
          LSTM.Builder builder = common.settings(new LSTM.Builder(), inputSize, hiddenSize);
          forgetBias.ifPresent(builder::forgetBias);
          return builder.without(without).build();
        });
  }

  static IntFunction<Architecture> gru(Section section, CommonSettings common) {
    ResetGate resetGate = section.choice("reset_gate", ResetGate.class, ResetGate.AFTER_PRODUCT);
    Set<GruGate> without = without(section, common, GruGate.class);
    Optional<Double> updateBias =
        without.contains(GruGate.UPDATE)
            ? noBias(section, GruCell.UPDATE)
            : common.bias(section, GruCell.UPDATE);
    return common.atWidth(
        (inputSize, hiddenSize) -> {
          GRU.Builder builder = common.settings(new GRU.Builder(), inputSize, hiddenSize);
          updateBias.ifPresent(builder::updateBias);
          return builder.resetGate(resetGate).without(without).build();
        });
  }

  static IntFunction<Architecture> minGru(Section section, CommonSettings common) {
    MinimalCandidate candidate = candidate(section);
    return common.of(section, () -> new MinGru.Builder().candidate(candidate));
  }

  static IntFunction<Architecture> minLstm(Section section, CommonSettings common) {
    MinimalCandidate candidate = candidate(section);
    return common.of(section, () -> new MinLstm.Builder().candidate(candidate));
  }

  static IntFunction<Architecture> lem(Section section, CommonSettings common) {
    double stepSize = section.number("step_size", 1, Range.positiveUpTo(1));
    return common.of(section, () -> new Lem.Builder().stepSize(stepSize));
  }

  private static MinimalCandidate candidate(Section section) {
    return section.choice("candidate", MinimalCandidate.class, MinimalCandidate.LINEAR);
  }

  /** The gates that are taken out; the key appears in a resolved spec where it is set. */
  private static <G extends Enum<G>> Set<G> without(
      Section section, CommonSettings common, Class<G> gates) {
    String key = "without";
    if (!section.has(key)) {
      section.leave(List.of(key));
      return Set.of();
    }
    Set<G> without = Set.copyOf(section.choices(key, gates));
    if (common.isStock() && !without.isEmpty()) {
      section.fault(
          key,
          "takes gates out, but Deeplearning4j's own layers have all of theirs; leave it out, or"
              + " set engine to fast or portable");
    }
    return without;
  }

  /** Refuses the bias of a gate that is taken out. */
  private static Optional<Double> noBias(Section section, Gate gate) {
    String key = gate.name() + "_bias";
    section.leave(List.of(key));
    if (section.has(key)) {
      section.fault(
          key, "is set, but without takes the " + gate.name() + " gate out; take one of them out");
    }
    return Optional.empty();
  }
}
