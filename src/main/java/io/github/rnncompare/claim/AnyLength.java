package io.github.rnncompare.claim;

import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.PredictionRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Claim 11: the same weights serve sequences of any length, and patterns at any position. Supported
 * if nine of ten networks of each architecture are as accurate, within 0.05, at ten times the
 * trained length, in two tasks, and with the pattern where it never was in training. Only those
 * that learnt the trained lengths count; with fewer than 15 seeds of those, nothing is decided.
 */
final class AnyLength implements ClaimTest {
  static final String SIGNAL = "11-any-length/signal";
  static final String PARITY = "11-any-length/parity";
  static final List<String> ARCHITECTURES = List.of("simple_rnn", "lstm", "gru");

  /** The accuracy on the trained lengths from which on they count as learnt. */
  private static final double LEARNT = 0.95;

  /** How much accuracy may be lost. */
  private static final double WITHIN = 0.05;

  private static final double NEARLY_ALL = 0.9;
  private static final int FEWEST_SEEDS = 15;

  /**
   * Test sequences.
   *
   * @param run that tests them
   * @param sequences how their names begin
   */
  private record Condition(String run, String sequences, Bilingual name) {}

  private static final List<Condition> CONDITIONS =
      List.of(
          new Condition(
              PARITY,
              "length 300",
              new Bilingual("parity, ten times as long", "paridad, diez veces más largas")),
          new Condition(
              SIGNAL,
              "length 300, first half",
              new Bilingual("signal, ten times as long", "señal, diez veces más largas")),
          new Condition(
              SIGNAL,
              "length 30, second half",
              new Bilingual("signal in another place", "señal en otro lugar")),
          new Condition(
              SIGNAL,
              "length 300, second half",
              new Bilingual("signal, both", "señal, ambas cosas")));

  @Override
  public Finding judge(Evidence evidence) {
    List<Part> parts = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (String architecture : ARCHITECTURES) {
      for (Condition condition : CONDITIONS) {
        RunFiles.Content run = evidence.run(condition.run());
        Bilingual name =
            new Bilingual(
                architecture + ", " + condition.name().english(),
                architecture + ", " + condition.name().spanish());
        SortedMap<Long, Double> learnt = learnt(run, architecture);
        SortedMap<Long, Double> accuracies = accuracies(run, architecture, condition);
        parts.add(part(name, learnt, trials(run, architecture).size(), accuracies));
        figures.add(
            new Figure(
                name,
                new Bilingual("mean accuracy", "acierto medio"),
                new Amount.Value(mean(accuracies, learnt))));
      }
    }
    figures.addAll(HeldRates.figures(new Bilingual("parity", "paridad"), evidence.run(PARITY)));
    figures.addAll(HeldRates.figures(new Bilingual("signal", "señal"), evidence.run(SIGNAL)));
    return Finding.ofAll(
        new Bilingual(
            "the share of the networks that learnt the trained lengths whose accuracy is no more"
                + " than 0.05 lower",
            "la proporción de las redes que aprendieron las longitudes entrenadas cuyo acierto no"
                + " baja más de 0,05"),
        parts,
        figures);
  }

  private static Part part(
      Bilingual name,
      SortedMap<Long, Double> learnt,
      int seeds,
      SortedMap<Long, Double> accuracies) {
    if (learnt.size() < Math.min(FEWEST_SEEDS, seeds)) {
      return new Part(
          new Bilingual(name.english() + ": not testable", name.spanish() + ": no comprobable"),
          Optional.of(new Amount.Share(learnt.size(), seeds)),
          Optional.empty(),
          Double.NaN,
          Optional.empty(),
          null,
          NEARLY_ALL,
          ClaimVerdict.UNDECIDED);
    }
    int held = 0;
    for (Map.Entry<Long, Double> seed : learnt.entrySet()) {
      double accuracy = accuracies.getOrDefault(seed.getKey(), 0.0);
      held += accuracy >= seed.getValue() - WITHIN ? 1 : 0;
    }
    return Part.ofShare(name, Rate.of(held, learnt.size()), NEARLY_ALL);
  }

  private static double mean(SortedMap<Long, Double> accuracies, SortedMap<Long, Double> learnt) {
    return learnt.keySet().stream()
        .mapToDouble(seed -> accuracies.getOrDefault(seed, Double.NaN))
        .average()
        .orElse(Double.NaN);
  }

  private static List<TrialRow> trials(RunFiles.Content run, String architecture) {
    return run.trials().stream()
        .filter(trial -> trial.architecture().equals(architecture))
        .toList();
  }

  /** The accuracy on the validation split, of the seeds that have learnt the trained lengths. */
  private static SortedMap<Long, Double> learnt(RunFiles.Content run, String architecture) {
    SortedMap<Long, Long> epochs = new TreeMap<>();
    for (TrialRow trial : trials(run, architecture)) {
      Long epoch = trial.bestEpoch();
      if (trial.isOk() && epoch != null) {
        epochs.put(trial.seed(), epoch);
      }
    }
    SortedMap<Long, Double> learnt = new TreeMap<>();
    for (LossRow row : run.losses()) {
      Double accuracy = row.validationMetric();
      if (row.architecture().equals(architecture)
          && Long.valueOf(row.epoch()).equals(epochs.get(row.seed()))
          && accuracy != null
          && accuracy >= LEARNT) {
        learnt.put(row.seed(), accuracy);
      }
    }
    return learnt;
  }

  /** The share of the test sequences of a kind that are recognised, by seed. */
  private static SortedMap<Long, Double> accuracies(
      RunFiles.Content run, String architecture, Condition condition) {
    List<PredictionRow> rows =
        run.predictions().stream()
            .filter(row -> row.sequence().startsWith(condition.sequences() + ","))
            .toList();
    SortedMap<Long, Integer> all = counts(rows, row -> 1);
    SortedMap<Long, Integer> right =
        counts(rows, row -> row.actual().equals(row.predicted().get(architecture)) ? 1 : 0);
    SortedMap<Long, Double> accuracies = new TreeMap<>();
    all.forEach((seed, n) -> accuracies.put(seed, (double) right.getOrDefault(seed, 0) / n));
    return accuracies;
  }

  private static SortedMap<Long, Integer> counts(
      List<PredictionRow> rows, ToIntFunction<PredictionRow> count) {
    SortedMap<Long, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.seed(), count.applyAsInt(row), Integer::sum));
    return counts;
  }
}
