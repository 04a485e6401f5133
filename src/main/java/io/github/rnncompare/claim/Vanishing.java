package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import java.util.List;

/**
 * Claim 1: the gradient vanishes in the simple RNN, and gates are the cure. Supported where a gated
 * network's gradient shrinks less with each step back than that of a simple RNN of the same width,
 * initialisation and seed, by 1 % a step or more; before training for each initialisation and bias,
 * and after training.
 */
final class Vanishing implements ClaimTest {
  private static final String UNTRAINED = "1-vanishing/";
  private static final String TRAINED = "1-vanishing-trained/";

  /** Of the logarithm of the factor. */
  private static final double THRESHOLD = 0.01;

  private static final List<String> INITS = List.of("pytorch", "xavier", "orthogonal");
  private static final List<String> PRESETS = List.of("pytorch", "recommended");

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
      RunFiles.Content run = evidence.run(TRAINED + preset);
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
        List.of());
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
