package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Correlation;
import io.github.rnncompare.statistics.Rate;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Claim 2: gradients explode when activation functions have derivatives above 1. tanh and ReLU have
 * none, whatever the weights, so the claim is refuted by each network of these whose gradient grows
 * with each step back all the same. Not supported if that holds for 9 of 10 seeds at some gain of
 * the recurrent matrix; supported if for no more than 1 of 10 at any; else undecided.
 */
final class Exploding implements ClaimTest {
  /** Gains of the orthogonal recurrent matrix, as the variants are named. */
  static final List<String> GAINS = List.of("0.5", "1", "1.3", "1.5", "2", "3");

  static final List<String> ACTIVATIONS = List.of("tanh", "relu");

  private static final String NETWORK = "simple_rnn";

  /** The share of seeds that decides. */
  private static final double DECIDES = 0.9;

  @Override
  public Finding judge(Evidence evidence) {
    List<Part> parts = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (String activation : ACTIVATIONS) {
      GainsAndFactors together = new GainsAndFactors();
      for (String gain : GAINS) {
        RunFiles.Content run = evidence.run("2-exploding/" + activation + "-gain-" + gain);
        Collection<Double> factors = Factors.untrained(run, NETWORK).values();
        Bilingual name = new Bilingual("%s, gain %s", "%s, ganancia %s").with(activation, gain);
        parts.add(part(name, factors));
        figures.addAll(figures(name, run, factors));
        together.add(Double.parseDouble(gain), factors);
      }
      figures.add(
          new Figure(
              new Bilingual("%s, all gains", "%s, todas las ganancias").with(activation),
              new Bilingual(
                  "Spearman's rank correlation of the gain and the factor",
                  "correlación de rangos de Spearman entre la ganancia y el factor"),
              new Amount.Value(together.correlation())));
    }
    return Finding.ofAll(
        new Bilingual(
            "the share of seeds whose gradient does not grow on its way back, with an activation"
                + " whose derivative is never above 1",
            "la proporción de semillas cuyo gradiente no crece hacia atrás, con una activación cuya"
                + " derivada nunca supera 1"),
        parts, // one gain at which gradients grow suffices to refute the cause
        figures);
  }

  private static Part part(Bilingual name, Collection<Double> factors) {
    int bounded = (int) factors.stream().filter(factor -> factor <= 1).count();
    Rate rate = Rate.of(bounded, factors.size());
    int growing = rate.n() - bounded;
    ClaimVerdict verdict = ClaimVerdict.UNDECIDED;
    if (rate.n() > 0 && bounded >= DECIDES * rate.n()) {
      verdict = ClaimVerdict.SUPPORTED;
    } else if (rate.n() > 0 && growing >= DECIDES * rate.n()) {
      verdict = ClaimVerdict.NOT_SUPPORTED;
    }
    return new Part(
        name,
        Optional.of(Amount.Share.of(rate)),
        Optional.empty(),
        rate.share(),
        Optional.of(rate.interval()),
        null,
        DECIDES,
        verdict);
  }

  private static List<Figure> figures(
      Bilingual name, RunFiles.Content run, Collection<Double> factors) {
    List<TrialRow> trials = run.trials();
    int diverged = (int) trials.stream().filter(trial -> !trial.isOk()).count();
    return List.of(
        new Figure(
            name,
            new Bilingual(
                "median factor of the gradient per step back",
                "mediana del factor del gradiente por paso hacia atrás"),
            new Amount.Value(
                Summary.medianOf(factors.stream().mapToDouble(factor -> factor).toArray()))),
        new Figure(
            name,
            new Bilingual(
                "trainings that diverged, without clipping",
                "entrenamientos que divergieron, sin recorte"),
            new Amount.Share(diverged, trials.size())));
  }

  /** The factor of each network, with the gain of its recurrent matrix. */
  private static final class GainsAndFactors {
    private final List<Double> gains = new ArrayList<>();
    private final List<Double> factors = new ArrayList<>();

    void add(double gain, Collection<Double> found) {
      for (double factor : found) {
        gains.add(gain);
        factors.add(factor);
      }
    }

    double correlation() {
      return Correlation.spearman(array(gains), array(factors)).orElse(Double.NaN);
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(value -> value).toArray();
    }
  }
}
