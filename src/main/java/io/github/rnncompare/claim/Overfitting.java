package io.github.rnncompare.claim;

import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Claim 6: LSTMs overfit because of their many parameters. Compared is the gap of a network at the
 * checkpoint that is kept: its validation loss less the training loss of that epoch. Supported if
 * the LSTM's is larger than that of the simple RNN and that of the GRU, by a tenth of their
 * validation loss or more, in the mean over the widths: at equal width and at equal parameters.
 */
final class Overfitting implements ClaimTest {
  private static final String RUNS = "6-overfitting/";

  /** Units of the LSTM; the others have as many units, or as many parameters. */
  static final List<Integer> WIDTHS = List.of(8, 32, 128, 256);

  static final List<String> MATCHINGS = List.of("width", "parameters");

  /** Of the difference of two gaps, relative to the mean validation loss of the two networks. */
  private static final double THRESHOLD = 0.1;

  @Override
  public Finding judge(Evidence evidence) {
    PairedParts parts = PairedParts.ofDifferences(THRESHOLD);
    List<Figure> figures = new ArrayList<>();
    for (String matching : MATCHINGS) {
      for (String other : List.of("simple_rnn", "gru")) {
        Gaps gaps = new Gaps();
        WIDTHS.forEach(
            width -> gaps.add(evidence.run(RUNS + matching + "-" + width), "lstm", other));
        parts.add(name(other, matching), gaps.first(), gaps.second());
      }
      figures.addAll(
          HeldRates.figures(name(matching), evidence.run(RUNS + matching + "-" + WIDTHS.get(0))));
    }
    return Finding.ofAll(
        new Bilingual(
            "the LSTM's gap between validation and training loss less that of the other network, in"
                + " units of their mean validation loss, in the mean over four widths",
            "la diferencia entre pérdida de validación y de entrenamiento de la LSTM menos la de la"
                + " otra red, en unidades de la pérdida media de validación de ambas, en la media de"
                + " cuatro anchuras"),
        parts.parts(),
        figures);
  }

  private static Bilingual name(String other, String matching) {
    Bilingual matched = name(matching);
    return new Bilingual(
        "lstm against " + other + ", " + matched.english(),
        "lstm frente a " + other + ", " + matched.spanish());
  }

  private static Bilingual name(String matching) {
    return matching.equals("width")
        ? new Bilingual("equal width", "igual anchura")
        : new Bilingual("equal parameters", "mismos parámetros");
  }

  /**
   * A network at its checkpoint.
   *
   * @param gap validation loss less training loss
   * @param loss of the validation split
   */
  private record Checkpoint(double gap, double loss) {}

  /** The relative gaps of two architectures by seed, as means over the runs that were added. */
  private static final class Gaps {
    private final SortedMap<Long, List<Double>> ofOne = new TreeMap<>();
    private final SortedMap<Long, List<Double>> ofOther = new TreeMap<>();

    void add(RunFiles.Content run, String one, String other) {
      SortedMap<Long, Checkpoint> others = checkpoints(run, other);
      checkpoints(run, one)
          .forEach(
              (seed, checkpoint) -> {
                Checkpoint against = others.get(seed);
                if (against != null) {
                  double unit = (checkpoint.loss() + against.loss()) / 2;
                  ofOne
                      .computeIfAbsent(seed, any -> new ArrayList<>())
                      .add(checkpoint.gap() / unit);
                  ofOther.computeIfAbsent(seed, any -> new ArrayList<>()).add(against.gap() / unit);
                }
              });
    }

    SortedMap<Long, Double> first() {
      return means(ofOne);
    }

    SortedMap<Long, Double> second() {
      return means(ofOther);
    }

    /** Of seeds that are there in every run. */
    private static SortedMap<Long, Double> means(SortedMap<Long, List<Double>> all) {
      SortedMap<Long, Double> means = new TreeMap<>();
      all.forEach(
          (seed, values) -> {
            if (values.size() == WIDTHS.size()) {
              means.put(seed, values.stream().mapToDouble(gap -> gap).average().orElseThrow());
            }
          });
      return means;
    }
  }

  /** Those of the trials that did not diverge, by seed. */
  private static SortedMap<Long, Checkpoint> checkpoints(RunFiles.Content run, String network) {
    SortedMap<Long, Long> epochs = new TreeMap<>();
    for (TrialRow trial : run.trials()) {
      Long epoch = trial.bestEpoch();
      if (trial.architecture().equals(network) && trial.isOk() && epoch != null) {
        epochs.put(trial.seed(), epoch);
      }
    }
    SortedMap<Long, Checkpoint> checkpoints = new TreeMap<>();
    for (LossRow row : run.losses()) {
      @Nullable Double loss = row.validationLoss();
      if (row.architecture().equals(network)
          && Long.valueOf(row.epoch()).equals(epochs.get(row.seed()))
          && loss != null) {
        checkpoints.put(row.seed(), new Checkpoint(loss - row.trainLoss(), loss));
      }
    }
    return checkpoints;
  }
}
