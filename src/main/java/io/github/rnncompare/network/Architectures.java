package io.github.rnncompare.network;

import io.github.rnncompare.engine.HiddenActivation;
import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.RecurrentLayer;
import io.github.rnncompare.layer.SimpleRnn;
import io.github.rnncompare.network.Matching.By;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.nd4j.linalg.activations.Activation;

/** The architectures that can be compared. A new one takes a method here and a line below. */
public final class Architectures {
  /** From its own section and the common settings to the architecture at any width. */
  private static final Map<String, BiFunction<Section, Common, IntFunction<Architecture>>> KNOWN =
      new LinkedHashMap<>();

  /** The most that a gradient in one array can hold. */
  private static final long MAX_PARAMETERS = Integer.MAX_VALUE;

  static {
    KNOWN.put("simple_rnn", Architectures::simpleRnn);
    KNOWN.put("lstm", Architectures::lstm);
    KNOWN.put("gru", Architectures::gru);
  }

  private Architectures() {}

  /** The names of all architectures. */
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /**
   * The architectures of a spec, at the widths that they are compared at.
   *
   * @param all in the spec's order
   * @param nearestTotals where they miss the total to match: the nearest ones that all meet; else
   *     empty
   */
  public record Chosen(List<Architecture> all, Matching matching, List<Long> nearestTotals) {

    /** The architecture of that name. */
    public Architecture named(String name) {
      return all.stream().filter(found -> found.name().equals(name)).findFirst().orElseThrow();
    }
  }

  /**
   * Reads {@code match}, {@code preset}, {@code init} and {@code architectures}.
   *
   * @param shape of the task; empty where the task is unknown, which is reported elsewhere
   */
  public static Chosen read(Section spec, LayerEngine engine, Optional<Shape> shape) {
    Matching matching = Matching.read(spec);
    Preset preset = Preset.read(spec, engine);
    Initialisation init = preset.initialisation(spec, engine);
    List<String> names = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    Map<String, Function<Section, IntFunction<Architecture>>> readers = new LinkedHashMap<>();
    KNOWN.forEach(
        (name, reader) ->
            readers.put(
                name,
                section -> {
                  names.add(name);
                  widths.add(hiddenSize(section, matching));
                  return reader.apply(section, Common.read(name, section, engine, preset, init));
                }));
    List<IntFunction<Architecture>> atWidths = spec.each("architectures", "architecture", readers);
    boolean hasNoLayer = engine == LayerEngine.STOCK && names.contains("gru");
    if (hasNoLayer) {
      spec.fault(
          "engine",
          "is stock, but Deeplearning4j has no GRU; set it to fast or portable, or leave gru out of"
              + " architectures");
    }
    if (matching.by() == By.HIDDEN_SIZE && widths.stream().distinct().count() > 1) {
      spec.fault("match", "is hidden_size, but the architectures have " + widths + " units");
    }
    return hasNoLayer || shape.isEmpty()
        ? new Chosen(sized(atWidths, widths), matching, List.of())
        : chosen(spec, matching, atWidths, widths, shape.get());
  }

  private static Chosen chosen(
      Section spec,
      Matching matching,
      List<IntFunction<Architecture>> atWidths,
      List<Integer> requested,
      Shape shape) {
    List<ParameterCounts> totals =
        atWidths.stream().map(at -> new ParameterCounts(at, shape)).toList();
    List<Integer> widths =
        matching.isByParameters()
            ? totals.stream().map(each -> each.nearestWidth(matching.parameters())).toList()
            : requested;
    List<Architecture> all = sized(atWidths, widths);
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      counts.add(totals.get(i).at(widths.get(i)));
      if (counts.get(i) > MAX_PARAMETERS) {
        spec.fault(
            "architectures",
            String.format(
                Locale.ROOT,
                "has %d parameters in %s; at most %d are allowed: take fewer units or layers",
                counts.get(i),
                all.get(i).name(),
                MAX_PARAMETERS));
      }
    }
    boolean isMet = !matching.isByParameters() || matching.isNear(counts);
    return new Chosen(all, matching, isMet ? List.of() : matching.nearestForAll(totals));
  }

  private static List<Architecture> sized(
      List<IntFunction<Architecture>> atWidths, List<Integer> widths) {
    return IntStream.range(0, atWidths.size())
        .mapToObj(i -> atWidths.get(i).apply(widths.get(i)))
        .toList();
  }

  private static int hiddenSize(Section section, Matching matching) {
    Range units = Range.between(1, Matching.MAX_UNITS);
    if (!matching.isByParameters()) {
      return section.integer("hidden_size", units);
    }
    if (section.optionalInteger("hidden_size", units).isPresent()) {
      section.fault("hidden_size", "follows from match: parameters; take it out");
    }
    return 1;
  }

  /** Settings of an architecture that do not depend on its width. */
  private record Common(
      String name,
      Stack stack,
      boolean recurrentBias,
      Preset preset,
      Initialisation init,
      LayerEngine engine) {

    static Common read(
        String name, Section section, LayerEngine engine, Preset preset, Initialisation init) {
      Stack stack = Stack.read(section);
      boolean stock = engine == LayerEngine.STOCK;
      boolean recurrentBias = section.flag("recurrent_bias", !stock);
      if (stock && recurrentBias) {
        section.fault(
            "recurrent_bias",
            "is true, but Deeplearning4j's own layers have one bias; set it to false, or engine to"
                + " fast or portable");
      }
      return new Common(
          name, stack, recurrentBias, preset, preset.initialisation(section, engine, init), engine);
    }

    boolean isStock() {
      return engine == LayerEngine.STOCK;
    }

    <B extends RecurrentLayer.Builder<B>> B settings(B builder, int inputSize, int hiddenSize) {
      return builder
          .nIn(inputSize)
          .nOut(hiddenSize)
          .recurrentBias(recurrentBias)
          .engine(engine.kind());
    }

    /**
     * The architecture at any width.
     *
     * @param layer makes a layer from input_size and hidden_size
     */
    IntFunction<Architecture> atWidth(BiFunction<Integer, Integer, BaseRecurrentLayer> layer) {
      return hiddenSize ->
          new Architecture(
              name, hiddenSize, stack, init, inputSize -> layer.apply(inputSize, hiddenSize));
    }
  }

  /** h_t = tanh(x_t·W + h_{t−1}·RW + b + rb), or another activation in the place of tanh. */
  private static IntFunction<Architecture> simpleRnn(Section section, Common common) {
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

  private static IntFunction<Architecture> lstm(Section section, Common common) {
    Optional<Double> forgetBias = common.preset().bias(section, "forget_bias");
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
          return builder.build();
        });
  }

  private static IntFunction<Architecture> gru(Section section, Common common) {
    ResetGate resetGate = section.choice("reset_gate", ResetGate.class, ResetGate.AFTER_PRODUCT);
    Optional<Double> updateBias = common.preset().bias(section, "update_bias");
    return common.atWidth(
        (inputSize, hiddenSize) -> {
          GRU.Builder builder = common.settings(new GRU.Builder(), inputSize, hiddenSize);
          updateBias.ifPresent(builder::updateBias);
          return builder.resetGate(resetGate).build();
        });
  }
}
