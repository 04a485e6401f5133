package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Claim 7: LSTM and GRU are very sensitive to their hyperparameters. All architectures try the same
 * combinations of learning rate and width. One works for a seed if its loss is within 5 % of what
 * the worst architecture reaches with its best combination, by the median over the seeds. Supported
 * if both gated networks work in fewer combinations than the simple RNN, by two or more.
 */
final class Hyperparameters implements ClaimTest {
  static final String RUN = "7-hyperparameters/grid";
  static final List<String> ARCHITECTURES = List.of("simple_rnn", "lstm", "gru");

  /** Of the worst architecture's best loss. */
  private static final double REACHES = 1.05;

  /** Combinations. */
  private static final double THRESHOLD = 2;

  @Override
  public Finding judge(Evidence evidence) {
    Map<String, Losses> losses = losses(evidence.run(RUN));
    double target = target(losses.values().stream().toList());
    PairedParts parts = PairedParts.ofDifferences(THRESHOLD);
    List<Figure> figures = new ArrayList<>();
    SortedMap<Long, Double> simple = of(losses, "simple_rnn").working(target);
    for (String gated : List.of("lstm", "gru")) {
      parts.add(
          new Bilingual("simple_rnn against %s", "simple_rnn frente a %s").with(gated),
          simple,
          of(losses, gated).working(target));
    }
    for (String architecture : ARCHITECTURES) {
      figures.add(
          new Figure(
              new Bilingual(architecture, architecture),
              new Bilingual(
                  "best median loss of any combination",
                  "mejor mediana de la pérdida de una combinación"),
              new Amount.Value(of(losses, architecture).best())));
    }
    figures.add(
        new Figure(
            new Bilingual("all", "todas"),
            new Bilingual("loss to be reached", "pérdida que debe alcanzarse"),
            new Amount.Value(target)));
    return Finding.ofAll(
        new Bilingual(
            "in how many more combinations simple_rnn works than the gated network",
            "en cuántas combinaciones más funciona simple_rnn que la red con puertas"),
        parts.parts(),
        figures);
  }

  /** The loss of each architecture with each combination and seed. */
  private static Map<String, Losses> losses(RunFiles.Content run) {
    Map<String, Losses> losses = new HashMap<>();
    for (TrialRow trial : run.sweepTrials()) {
      losses.computeIfAbsent(trial.architecture(), name -> new Losses()).add(trial);
    }
    return losses;
  }

  private static Losses of(Map<String, Losses> losses, String architecture) {
    return losses.getOrDefault(architecture, new Losses());
  }

  private static double target(List<Losses> losses) {
    return REACHES * losses.stream().mapToDouble(Losses::best).max().orElse(Double.NaN);
  }

  /** The losses of one architecture, by combination and seed; infinite if it diverged. */
  private static final class Losses {
    private final Map<Map<String, String>, SortedMap<Long, Double>> byCombination = new HashMap<>();

    void add(TrialRow trial) {
      Double loss = trial.isOk() ? trial.lossToCompare() : null;
      byCombination
          .computeIfAbsent(trial.configuration(), any -> new TreeMap<>())
          .put(trial.seed(), loss == null ? Double.POSITIVE_INFINITY : loss);
    }

    /** The lowest median over the seeds of any combination. */
    double best() {
      return byCombination.values().stream()
          .mapToDouble(Losses::median)
          .min()
          .orElse(Double.POSITIVE_INFINITY);
    }

    private static double median(SortedMap<Long, Double> bySeed) {
      return Summary.medianOf(bySeed.values().stream().mapToDouble(loss -> loss).toArray());
    }

    /** By seed, in how many combinations the loss is no more than {@code target}. */
    SortedMap<Long, Double> working(double target) {
      SortedMap<Long, Double> counts = new TreeMap<>();
      for (SortedMap<Long, Double> bySeed : byCombination.values()) {
        bySeed.forEach((seed, loss) -> counts.merge(seed, loss <= target ? 1.0 : 0.0, Double::sum));
      }
      return counts;
    }
  }
}
