package io.github.rnncompare.network;

import io.github.rnncompare.engine.Gate;
import io.github.rnncompare.layer.RecurrentLayer;
import io.github.rnncompare.spec.Section;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Settings that all recurrent architectures have and that do not depend on the width.
 *
 * @param recurrentBias whether layers have PyTorch's second bias
 */
record CommonSettings(
    String name,
    Stack stack,
    boolean recurrentBias,
    Preset preset,
    Initialisation init,
    LayerEngine engine) {

  static CommonSettings read(
      String name,
      Section section,
      LayerEngine engine,
      Preset preset,
      Initialisation init,
      boolean hasRecurrentWeights) {
    Stack stack = Stack.read(section);
    boolean stock = engine == LayerEngine.STOCK;
    boolean recurrentBias = recurrentBias(name, section, !stock, hasRecurrentWeights);
    if (stock && recurrentBias) {
      section.fault(
          "recurrent_bias",
          "is true, but Deeplearning4j's own layers have one bias; set it to false, or engine to"
              + " fast or portable");
    }
    return new CommonSettings(
        name, stack, recurrentBias, preset, preset.initialisation(section, engine, init), engine);
  }

  private static boolean recurrentBias(
      String name, Section section, boolean fallback, boolean hasRecurrentWeights) {
    String key = "recurrent_bias";
    if (hasRecurrentWeights) {
      return section.flag(key, fallback);
    }
    section.leave(List.of(key));
    if (section.has(key)) {
      section.fault(key, "is set, but " + name + " has no recurrent weights; take it out");
    }
    return false;
  }

  boolean isStock() {
    return engine == LayerEngine.STOCK;
  }

  /**
   * The initial bias of the gate that decides what is kept, by the key {@code <gate>_bias} or the
   * preset; empty if it is drawn as all biases are.
   */
  Optional<Double> bias(Section section, Gate gate) {
    return preset.bias(section, gate.name() + "_bias", gate.rememberingBias());
  }

  <B extends RecurrentLayer.Builder<B>> B settings(B builder, int inputSize, int hiddenSize) {
    return builder
        .nIn(inputSize)
        .nOut(hiddenSize)
        .recurrentBias(recurrentBias)
        .engine(engine.kind());
  }

  /**
   * The architecture at any width, with the key of the bias that its cell declares.
   *
   * @param builder makes a builder with all settings but those that architectures have in common
   */
  <B extends RecurrentLayer.Builder<B>> IntFunction<Architecture> of(
      Section section, Supplier<B> builder) {
    RecurrentLayer example = builder.get().nIn(1).nOut(1).build();
    Optional<Double> bias = example.rememberingGate().flatMap(gate -> bias(section, gate));
    return atWidth(
        (inputSize, hiddenSize) -> {
          B layer = settings(builder.get(), inputSize, hiddenSize);
          bias.ifPresent(layer::rememberingBias);
          return layer.build();
        });
  }

  /**
   * The architecture at any width.
   *
   * @param layer makes a layer from input_size and hidden_size
   */
  IntFunction<Architecture> atWidth(BiFunction<Integer, Integer, Layer> layer) {
    return hiddenSize ->
        new Architecture(
            name, hiddenSize, stack, init, inputSize -> layer.apply(inputSize, hiddenSize));
  }
}
