package io.github.rnncompare.claim;

import java.util.List;

/**
 * Claim 3: orthogonal and normalised initialisation, Adam and RMSprop help a simple RNN that
 * forgets. A remedy helps if it raises the share of seeds that succeed by 0.3 or more. Clipping,
 * which the lecture does not name, is tried as well, and so are three remedies together.
 */
final class Remedies implements ClaimTest {
  private static final String RUNS = "3-remedies/";
  private static final String NETWORK = "simple_rnn";

  /** Of the difference between two success rates. */
  private static final double THRESHOLD = 0.3;

  private static final List<Bilingual> NAMES =
      List.of(
          new Bilingual("xavier", "xavier"),
          new Bilingual("he", "he"),
          new Bilingual("orthogonal", "ortogonal"),
          new Bilingual("identity", "identidad"),
          new Bilingual("adam", "adam"),
          new Bilingual("rmsprop", "rmsprop"),
          new Bilingual("clipping", "recorte"),
          new Bilingual("together", "juntos"));

  @Override
  public Finding judge(Evidence evidence) {
    RateParts parts = new RateParts(THRESHOLD);
    for (Bilingual name : NAMES) {
      parts.add(
          name,
          Successes.rate(evidence.run(RUNS + name.english()), NETWORK),
          Successes.rate(evidence.run(RUNS + "plain"), NETWORK));
    }
    return Finding.ofAlike(
        new Bilingual(
            "the share of seeds that succeed with a remedy, less the share without any",
            "la proporción de semillas que aciertan con un remedio, menos la proporción sin ninguno"),
        parts.parts(),
        List.of());
  }
}
