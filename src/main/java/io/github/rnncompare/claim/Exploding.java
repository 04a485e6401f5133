package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.statistics.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** The share of seeds that decides. */
  private static final double DECIDES = 0.9;

  @Override
  public Finding judge(Map<String, RunFiles.Content> runs) {
    List<Part> parts = new ArrayList<>();
    for (String activation : ACTIVATIONS) {
      for (String gain : GAINS) {
        RunFiles.Content run = Runs.of(runs, "2-exploding/" + activation + "-gain-" + gain);
        List<Double> factors = List.copyOf(Factors.untrained(run, "simple_rnn").values());
        int bounded = (int) factors.stream().filter(factor -> factor <= 1).count();
        Rate rate = Rate.of(bounded, factors.size());
        parts.add(
            new Part(
                new Bilingual("%s, gain %s", "%s, ganancia %s").with(activation, gain),
                rate.share(),
                Optional.of(rate.interval()),
                null,
                DECIDES,
                verdict(rate)));
      }
    }
    return new Finding(
        new Bilingual(
            "the share of seeds whose gradient does not grow on its way back, with an activation"
                + " whose derivative is never above 1",
            "la proporción de semillas cuyo gradiente no crece hacia atrás, con una activación cuya"
                + " derivada nunca supera 1"),
        parts,
        verdict(parts));
  }

  private static ClaimVerdict verdict(Rate bounded) {
    int growing = bounded.n() - bounded.successes();
    boolean decided = bounded.n() > 0;
    if (decided && bounded.successes() >= DECIDES * bounded.n()) {
      return ClaimVerdict.SUPPORTED;
    }
    return decided && growing >= DECIDES * bounded.n()
        ? ClaimVerdict.NOT_SUPPORTED
        : ClaimVerdict.UNDECIDED;
  }

  /** One gain at which gradients grow without such a derivative suffices to refute the cause. */
  private static ClaimVerdict verdict(List<Part> parts) {
    List<ClaimVerdict> verdicts = parts.stream().map(Part::verdict).toList();
    if (verdicts.contains(ClaimVerdict.NOT_SUPPORTED)) {
      return ClaimVerdict.NOT_SUPPORTED;
    }
    return verdicts.contains(ClaimVerdict.UNDECIDED)
        ? ClaimVerdict.UNDECIDED
        : ClaimVerdict.SUPPORTED;
  }
}
