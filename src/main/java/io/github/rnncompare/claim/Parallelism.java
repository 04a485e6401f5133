package io.github.rnncompare.claim;

import io.github.rnncompare.results.TimeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Claim 10: purely sequential networks are limited for parallel computation, here in one thread:
 * what can be computed in one large product takes less time than the same in many small ones. The
 * steps of a batch are the same in number whether it has 1, 4 or 64 sequences. For each, it is
 * supported if the products of states with the LSTM's recurrent weights take 1.5 times as long step
 * by step as all at once, or longer. Nothing but that is different, so that this is the price of
 * having to go step by step, the call of each product included.
 *
 * <p>A min_gru of the same width stands beside the other architectures in the figures, without a
 * verdict: it has the state in no product, but multiplies far less often, so that its time compares
 * networks and not orders of computation; hence the time a multiplication.
 *
 * <p>The other half, that accuracy loses against Transformers, is not tested here yet.
 */
final class Parallelism implements ClaimTest {
  static final String FILE = "10-parallelism";

  /** The variants, each of so many sequences a batch. */
  static final List<String> VARIANTS = List.of("sequences-1", "sequences-4", "sequences-64");

  static final String AT_ONCE = "products_at_once";
  static final String STEP_BY_STEP = "products_step_by_step";
  static final String PARALLEL = "min_gru";
  static final List<String> ARCHITECTURES = List.of("simple_rnn", "lstm", "gru", PARALLEL);

  /** Of the logarithm of a ratio of times. */
  private static final double THRESHOLD = StrictMath.log(1.5);

  private static final double NS_IN_MS = 1e6;

  @Override
  public Finding judge(Evidence evidence) {
    Times times = Times.of(evidence, FILE);
    PairedParts parts = PairedParts.ofRatios(THRESHOLD);
    List<Figure> figures = new ArrayList<>();
    for (String variant : VARIANTS) {
      long sequences = times.one(variant, PARALLEL).batchSize();
      parts.add(
          new Bilingual(
                  "products step by step, at once; sequences: %d",
                  "productos paso a paso, a la vez; secuencias: %d")
              .with(sequences),
          times.forwards(variant, STEP_BY_STEP),
          times.forwards(variant, AT_ONCE));
      for (String architecture : ARCHITECTURES) {
        figures.addAll(speeds(times, variant, architecture));
      }
    }
    figures.add(
        new Figure(
            new Bilingual(
                "the other half, against Transformers", "la otra mitad, frente a Transformer"),
            new Bilingual("accuracy", "precisión"),
            new Amount.NotTested()));
    return Finding.ofAlike(
        new Bilingual(
            "the logarithm of the first time, less that of the second",
            "el logaritmo del primer tiempo, menos el del segundo"),
        parts.parts(),
        figures);
  }

  private static List<Figure> speeds(Times times, String variant, String architecture) {
    TimeRow row = times.one(variant, architecture);
    Bilingual of =
        new Bilingual("%s; sequences: %d", "%s; secuencias: %d")
            .with(architecture, row.batchSize());
    double update = median(times.steps(variant, architecture));
    double inference = median(times.inferences(variant, architecture));
    return List.of(
        new Figure(
            of,
            new Bilingual("steps a second, training", "pasos por segundo, al entrenar"),
            new Amount.Value(Times.stepsInSecond(row, update))),
        new Figure(
            of,
            new Bilingual("steps a second, inference", "pasos por segundo, al predecir"),
            new Amount.Value(Times.stepsInSecond(row, inference))),
        new Figure(
            of,
            new Bilingual(
                "time of inference a multiplication of a weight, ns",
                "tiempo de predicción por multiplicación de un peso, ns"),
            new Amount.Value(
                inference * NS_IN_MS / (double) (row.operations() * row.batchSize()))));
  }

  private static double median(SortedMap<Long, Double> times) {
    return Times.median(times.values());
  }
}
