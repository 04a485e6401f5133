package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;

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
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The architectures that can be compared. A new one takes a line below. */
public final class Architectures {
  private static final Map<String, Known> KNOWN = new LinkedHashMap<>();

  /** The most that a gradient in one array can hold. */
  private static final long MAX_PARAMETERS = Integer.MAX_VALUE;

  static {
    KNOWN.put("simple_rnn", Known.recurrent(Readers::simpleRnn).alsoStock());
    KNOWN.put("lstm", Known.recurrent(Readers::lstm).alsoStock());
    KNOWN.put("gru", Known.recurrent(Readers::gru));
    KNOWN.put("min_gru", Known.withoutRecurrentWeights(Readers::minGru));
    KNOWN.put("min_lstm", Known.withoutRecurrentWeights(Readers::minLstm));
    KNOWN.put("lem", Known.recurrent(Readers::lem));
  }

  /**
   * An architecture that can be compared.
   *
   * @param hasRecurrentWeights so that it may have a recurrent bias
   * @param hasStockLayer whether DL4J has a layer of it
   */
  private record Known(
      ArchitectureReader reader, boolean hasRecurrentWeights, boolean hasStockLayer) {
    static Known recurrent(ArchitectureReader reader) {
      return new Known(reader, true, false);
    }

    static Known withoutRecurrentWeights(ArchitectureReader reader) {
      return new Known(reader, false, false);
    }

    Known alsoStock() {
      return new Known(reader, hasRecurrentWeights, true);
    }
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
        (name, known) ->
            readers.put(
                name,
                section -> {
                  names.add(name);
                  widths.add(hiddenSize(section, matching));
                  return known
                      .reader()
                      .read(
                          section,
                          CommonSettings.read(
                              name, section, engine, preset, init, known.hasRecurrentWeights()));
                }));
    List<IntFunction<Architecture>> atWidths = spec.each("architectures", "architecture", readers);
    List<String> missing =
        engine == LayerEngine.STOCK
            ? names.stream()
                .filter(name -> !requireNonNull(KNOWN.get(name)).hasStockLayer())
                .toList()
            : List.of();
    if (!missing.isEmpty()) {
      String of = String.join(" and ", missing);
      spec.fault(
          "engine",
          String.format(
              Locale.ROOT,
              "is stock, but Deeplearning4j has no layer for %s; set it to fast or portable, or leave %s out of architectures",
              of,
              of));
    }
    if (matching.by() == By.HIDDEN_SIZE && widths.stream().distinct().count() > 1) {
      spec.fault("match", "is hidden_size, but the architectures have " + widths + " units");
    }
    return !missing.isEmpty() || shape.isEmpty()
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
}
