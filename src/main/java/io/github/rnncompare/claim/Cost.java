package io.github.rnncompare.claim;

import io.github.rnncompare.results.TimeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/**
 * Claim 5: LSTMs are costly, which can make them slow, and GRUs reduce these costs. Supported if an
 * update of the LSTM takes 1.1 times as long as one of the simple RNN or longer, and 1.1 times as
 * long as one of the GRU or longer, both at equal width and at an equal number of parameters. The
 * times of a process are compared with each other; the processes are the replicates.
 */
final class Cost implements ClaimTest {
  static final String FILE = "5-cost";
  static final String EQUAL_WIDTH = "equal-width";
  static final String EQUAL_PARAMETERS = "equal-parameters";

  /** The variants of each grid, in ascending size; all three have the same in their middle. */
  static final List<String> STEPS = List.of("steps-16", EQUAL_WIDTH, "steps-64", "steps-128");

  static final List<String> WIDTHS = List.of("width-32", EQUAL_WIDTH, "width-128", "width-256");
  static final List<String> BATCHES = List.of("batch-1", "batch-8", EQUAL_WIDTH, "batch-128");

  static final List<String> ARCHITECTURES = List.of("simple_rnn", "lstm", "gru");

  /** Of the logarithm of a ratio of times. */
  private static final double THRESHOLD = StrictMath.log(1.1);

  /**
   * What is made equal.
   *
   * @param name of a network, given that of its architecture
   */
  private record Matching(String variant, Bilingual name) {}

  private static final List<Matching> MATCHINGS =
      List.of(
          new Matching(EQUAL_WIDTH, new Bilingual("%s, equal width", "%s, igual anchura")),
          new Matching(
              EQUAL_PARAMETERS, new Bilingual("%s, equal parameters", "%s, iguales parámetros")));

  /** A size that is varied by itself. */
  private record Grid(Bilingual name, List<String> variants, ToLongFunction<TimeRow> size) {}

  private static final List<Grid> GRIDS =
      List.of(
          new Grid(new Bilingual("number of steps", "número de pasos"), STEPS, TimeRow::timeSteps),
          new Grid(new Bilingual("width", "anchura"), WIDTHS, TimeRow::hiddenSize),
          new Grid(
              new Bilingual("sequences of a batch", "secuencias de un lote"),
              BATCHES,
              TimeRow::batchSize));

  @Override
  public Finding judge(Evidence evidence) {
    Times times = Times.of(evidence, FILE);
    PairedParts parts = PairedParts.ofRatios(THRESHOLD);
    List<Figure> figures = new ArrayList<>();
    for (Matching matching : MATCHINGS) {
      for (String other : List.of("simple_rnn", "gru")) {
        parts.add(
            matching.name().with("lstm, " + other),
            times.steps(matching.variant(), "lstm"),
            times.steps(matching.variant(), other));
      }
      for (String architecture : ARCHITECTURES) {
        Bilingual of = matching.name().with(architecture);
        figures.addAll(sizes(of, times.one(matching.variant(), architecture)));
        figures.add(
            new Figure(
                of,
                new Bilingual("time of an update, ms", "tiempo de una actualización, ms"),
                median(times.steps(matching.variant(), architecture))));
        figures.add(
            new Figure(
                of,
                new Bilingual("time of inference, ms", "tiempo de una predicción, ms"),
                median(times.inferences(matching.variant(), architecture))));
      }
    }
    for (Grid grid : GRIDS) {
      for (String architecture : ARCHITECTURES) {
        figures.add(
            new Figure(
                new Bilingual(architecture, architecture),
                new Bilingual(
                    "power of the " + grid.name().english() + " by which the time grows",
                    "potencia con la que crece el tiempo: " + grid.name().spanish()),
                new Amount.Value(times.exponent(grid.variants(), architecture, grid.size()))));
      }
    }
    return Finding.ofAll(
        new Bilingual(
            "the logarithm of the LSTM's time of an update in ms, less that of the other network",
            "el logaritmo del tiempo en ms de una actualización de la LSTM, menos el de la otra red"),
        parts.parts(),
        figures);
  }

  private static Amount median(SortedMap<Long, Double> times) {
    return new Amount.Value(Times.median(times.values()));
  }

  private static List<Figure> sizes(Bilingual of, TimeRow row) {
    return List.of(
        new Figure(
            of,
            new Bilingual("parameters", "parámetros"),
            new Amount.Value((double) row.parameters())),
        new Figure(
            of,
            new Bilingual(
                "multiplications of a weight in one sequence, forward",
                "multiplicaciones de un peso en una secuencia, hacia delante"),
            new Amount.Value((double) row.operations())),
        new Figure(
            of,
            new Bilingual("memory of an update, MiB", "memoria de una actualización, MiB"),
            new Amount.Value(row.memoryMib())));
  }
}
