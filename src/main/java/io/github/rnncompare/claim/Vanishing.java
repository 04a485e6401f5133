package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Claim 1: the gradient vanishes in the simple RNN, and gates are the cure. Supported where a gated
 * network's gradient shrinks less with each step back than that of a simple RNN of the same width,
 * initialisation and seed, by 1 % a step or more; before training for each initialisation and bias,
 * and after training on 60 steps. With more parts no test of ten seeds could find anything, for
 * their correction; so what networks that were trained on other lengths do has no verdict.
 */
final class Vanishing implements ClaimTest {
  private static final String UNTRAINED = "1-vanishing/";
  private static final String TRAINED = "1-vanishing-trained/";

  /** Of the logarithm of the factor. */
  private static final double THRESHOLD = 0.01;

  private static final Bilingual FACTOR =
      new Bilingual("factor of the gradient a step back", "factor del gradiente por paso atrás");

  private static final List<String> INITS = List.of("pytorch", "xavier", "orthogonal");
  private static final List<String> PRESETS = List.of("pytorch", "recommended");
  private static final List<String> ARCHITECTURES = List.of("simple_rnn", "lstm", "gru");

  /** The length in steps whose networks are judged, and all lengths. */
  private static final int JUDGED = 60;

  private static final List<Integer> LENGTHS = List.of(20, JUDGED, 200, 500);

  /** Distances of the gradients that are shown, in steps before the last. */
  private static final List<Long> DISTANCES = List.of(10L, 100L, 499L);

  @Override
  public Finding judge(Evidence evidence) {
    PairedParts parts = PairedParts.ofRatios(THRESHOLD);
    for (String init : INITS) {
      RunFiles.Content zero = evidence.run(UNTRAINED + init + "-bias-0");
      RunFiles.Content one = evidence.run(UNTRAINED + init + "-bias-1");
      RunFiles.Content five = evidence.run(UNTRAINED + init + "-bias-5");
      addUntrained(parts, "lstm", init, 0, zero);
      addUntrained(parts, "lstm", init, 1, one);
      addUntrained(parts, "lstm", init, 5, five);
      addUntrained(parts, "gru", init, 0, zero);
      addUntrained(parts, "gru", init, 1, one);
    }
    for (String preset : PRESETS) {
      RunFiles.Content run = trained(evidence, preset, JUDGED);
      for (String gated : List.of("lstm", "gru")) {
        parts.add(
            new Bilingual("%s after training, %s", "%s después de entrenar, %s")
                .with(gated, preset),
            Factors.positive(Factors.trained(run, gated)),
            Factors.positive(Factors.trained(run, "simple_rnn")));
      }
    }
    return Finding.ofAlike(
        new Bilingual(
            "the logarithm of the gradient's factor a step back, less that of simple_rnn",
            "el logaritmo del factor del gradiente por paso hacia atrás, menos el de simple_rnn"),
        parts.parts(),
        figures(evidence));
  }

  private static RunFiles.Content trained(Evidence evidence, String preset, int length) {
    return evidence.run(TRAINED + preset + "-" + length);
  }

  /** What is left of gradients before training, and the factors at each length after it. */
  private static List<Figure> figures(Evidence evidence) {
    List<Figure> figures = new ArrayList<>();
    for (String init : INITS) {
      RunFiles.Content run = evidence.run(UNTRAINED + init + "-bias-0");
      for (String architecture : ARCHITECTURES) {
        Bilingual of =
            new Bilingual("%s before training, %s, bias 0", "%s antes de entrenar, %s, sesgo 0")
                .with(architecture, init);
        for (long distance : DISTANCES) {
          Bilingual quantity =
              new Bilingual(
                      "gradient %d steps back, as a share of the last step's",
                      "gradiente %d pasos atrás, como parte del del último paso")
                  .with(distance);
          median(of, quantity, GradientNorms.left(run, architecture, distance))
              .ifPresent(figures::add);
        }
      }
    }
    for (String preset : PRESETS) {
      for (int length : LENGTHS) {
        RunFiles.Content run = trained(evidence, preset, length);
        for (String architecture : ARCHITECTURES) {
          Bilingual of =
              new Bilingual(
                      "%s after training on %d steps, %s",
                      "%s después de entrenar con %d pasos, %s")
                  .with(architecture, length, preset);
          median(of, FACTOR, Factors.trained(run, architecture)).ifPresent(figures::add);
        }
      }
    }
    return figures;
  }

  /** The median over the seeds; empty without any, as where all have diverged. */
  private static Optional<Figure> median(
      Bilingual of, Bilingual quantity, SortedMap<Long, Double> seeds) {
    if (seeds.isEmpty()) {
      return Optional.empty();
    }
    double[] values = seeds.values().stream().mapToDouble(value -> value).toArray();
    return Optional.of(new Figure(of, quantity, new Amount.Value(Summary.medianOf(values))));
  }

  private static void addUntrained(
      PairedParts parts, String gated, String init, int bias, RunFiles.Content run) {
    parts.add(
        new Bilingual("%s before training, %s, bias %d", "%s antes de entrenar, %s, sesgo %d")
            .with(gated, init, bias),
        Factors.positive(Factors.untrained(run, gated)),
        Factors.positive(Factors.untrained(run, "simple_rnn")));
  }
}
