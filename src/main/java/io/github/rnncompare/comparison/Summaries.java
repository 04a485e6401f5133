package io.github.rnncompare.comparison;

import io.github.rnncompare.results.FloorRow;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Target;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Trials summarised over their seeds; every table, chart and text takes its figures from here. */
final class Summaries {
  private final List<SummaryRow> rows = new ArrayList<>();

  /** An architecture in one of its settings. */
  private record Candidate(String architecture, Map<String, String> setting) {}

  Summaries(
      List<TrialRow> trials, List<FloorRow> floors, List<LossRow> losses, Optional<Target> target) {
    List<Figure> figures = Figure.of(trials);
    Map<Candidate, List<TrialRow>> candidates = new LinkedHashMap<>();
    trials.forEach(
        trial ->
            candidates
                .computeIfAbsent(
                    new Candidate(trial.architecture(), trial.setting()), c -> new ArrayList<>())
                .add(trial));
    Map<Candidate, Success> successes = new LinkedHashMap<>();
    target.ifPresent(
        wanted -> {
          boolean higher = figures.stream().anyMatch(Figure::higherIsBetter);
          Map<TrialKey, Long> reached = Success.firstEpochs(losses, wanted, higher);
          candidates.forEach(
              (candidate, own) -> successes.put(candidate, Success.of(own, reached)));
        });
    for (Figure figure : figures) {
      if (figure.equals(Figure.FINAL_TRAIN_LOSS) || trials.stream().anyMatch(t -> has(figure, t))) {
        candidates.forEach(
            (candidate, own) ->
                rows.add(
                    row(candidate, figure, own, Optional.ofNullable(successes.get(candidate)))));
        addFloors(figure, floors, trials);
      }
    }
  }

  private static boolean has(Figure figure, TrialRow trial) {
    return figure.of(trial).isPresent();
  }

  private static SummaryRow row(
      Candidate candidate, Figure figure, List<TrialRow> trials, Optional<Success> success) {
    return row(
        candidate,
        figure,
        trials.size(),
        count(trials, TrialRow.DIVERGED),
        count(trials, TrialRow.FAILED),
        trials.stream().map(figure::of).flatMapToDouble(OptionalDouble::stream).toArray(),
        success);
  }

  private static long count(List<TrialRow> trials, String status) {
    return trials.stream().filter(trial -> trial.status().equals(status)).count();
  }

  /** What a predictor without memory scores on the same seeds. */
  private void addFloors(Figure figure, List<FloorRow> floors, List<TrialRow> trials) {
    Map<String, String> noSetting = new LinkedHashMap<>();
    trials.stream()
        .findFirst()
        .ifPresent(t -> t.setting().keySet().forEach(k -> noSetting.put(k, "")));
    floors.stream()
        .map(FloorRow::floor)
        .distinct()
        .forEach(
            name -> {
              double[] values =
                  floors.stream()
                      .filter(r -> r.floor().equals(name) && r.figure().equals(figure.column()))
                      .mapToDouble(FloorRow::value)
                      .toArray();
              if (values.length > 0) {
                Candidate floor = new Candidate(name, noSetting);
                rows.add(row(floor, figure, values.length, 0, 0, values, Optional.empty()));
              }
            });
  }

  private static SummaryRow row(
      Candidate candidate,
      Figure figure,
      long trials,
      long diverged,
      long failed,
      double[] values,
      Optional<Success> success) {
    Optional<Summary> summary =
        values.length == 0 ? Optional.empty() : Optional.of(Summary.of(figure.possible(), values));
    Optional<Interval> interval = summary.flatMap(Summary::interval);
    return new SummaryRow(
        candidate.architecture(),
        candidate.setting(),
        figure.column(),
        trials,
        diverged,
        failed,
        values.length,
        summary.map(Summary::mean).orElse(null),
        summary.map(Summary::sd).filter(Double::isFinite).orElse(null),
        summary.map(Summary::median).orElse(null),
        summary.map(Summary::interquartileMean).orElse(null),
        interval.map(Interval::low).orElse(null),
        interval.map(Interval::high).orElse(null),
        summary.map(figure.higherIsBetter() ? Summary::max : Summary::min).orElse(null),
        summary.map(figure.higherIsBetter() ? Summary::min : Summary::max).orElse(null),
        success.map(s -> (long) s.rate().successes()).orElse(null),
        success.map(s -> s.rate().share()).filter(Double::isFinite).orElse(null),
        success.map(s -> s.rate().interval().low()).orElse(null),
        success.map(s -> s.rate().interval().high()).orElse(null),
        success.map(Success::epochs).filter(Double::isFinite).orElse(null));
  }

  /** All rows, figure by figure, architectures before floors. */
  List<SummaryRow> rows() {
    return rows;
  }
}
