package io.github.rnncompare.comparison;

import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialKey;
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

/**
 * Summaries of trials over their seeds; all tables, charts and texts take their numbers from here.
 */
final class Summaries {
  private final List<SummaryRow> rows = new ArrayList<>();

  /** An architecture in one of its configurations. */
  private record Candidate(String architecture, Map<String, String> configuration) {}

  Summaries(
      List<TrialRow> trials,
      List<BaselineRow> baselines,
      List<LossRow> losses,
      Optional<Target> target) {
    List<Measure> measures = Measure.of(trials);
    Map<Candidate, List<TrialRow>> candidates = new LinkedHashMap<>();
    trials.forEach(
        trial ->
            candidates
                .computeIfAbsent(
                    new Candidate(trial.architecture(), trial.configuration()),
                    c -> new ArrayList<>())
                .add(trial));
    Map<Candidate, Success> successes = new LinkedHashMap<>();
    target.ifPresent(
        wanted -> {
          boolean higher = measures.stream().anyMatch(Measure::higherIsBetter);
          Map<TrialKey, Long> reached = Success.firstEpochs(losses, wanted, higher);
          candidates.forEach(
              (candidate, own) -> successes.put(candidate, Success.of(own, reached)));
        });
    for (Measure measure : measures) {
      if (measure.equals(Measure.FINAL_TRAIN_LOSS)
          || trials.stream().anyMatch(t -> has(measure, t))) {
        candidates.forEach(
            (candidate, own) ->
                rows.add(
                    row(candidate, measure, own, Optional.ofNullable(successes.get(candidate)))));
        addBaselines(measure, baselines, trials);
      }
    }
  }

  private static boolean has(Measure measure, TrialRow trial) {
    return measure.of(trial).isPresent();
  }

  private static SummaryRow row(
      Candidate candidate, Measure measure, List<TrialRow> trials, Optional<Success> success) {
    return row(
        candidate,
        measure,
        trials.size(),
        count(trials, TrialRow.DIVERGED),
        count(trials, TrialRow.FAILED),
        trials.stream().map(measure::of).flatMapToDouble(OptionalDouble::stream).toArray(),
        success);
  }

  private static long count(List<TrialRow> trials, String status) {
    return trials.stream().filter(trial -> trial.status().equals(status)).count();
  }

  /** Adds the scores of predictors without memory on the same seeds. */
  private void addBaselines(Measure measure, List<BaselineRow> baselines, List<TrialRow> trials) {
    Map<String, String> noConfiguration = new LinkedHashMap<>();
    trials.stream()
        .findFirst()
        .ifPresent(t -> t.configuration().keySet().forEach(k -> noConfiguration.put(k, "")));
    baselines.stream()
        .map(BaselineRow::baseline)
        .distinct()
        .forEach(
            name -> {
              double[] values =
                  baselines.stream()
                      .filter(
                          r -> r.baseline().equals(name) && r.measure().equals(measure.column()))
                      .mapToDouble(BaselineRow::value)
                      .toArray();
              if (values.length > 0) {
                Candidate baseline = new Candidate(name, noConfiguration);
                rows.add(row(baseline, measure, values.length, 0, 0, values, Optional.empty()));
              }
            });
  }

  private static SummaryRow row(
      Candidate candidate,
      Measure measure,
      long trials,
      long diverged,
      long failed,
      double[] values,
      Optional<Success> success) {
    Optional<Summary> summary =
        values.length == 0 ? Optional.empty() : Optional.of(Summary.of(measure.possible(), values));
    Optional<Interval> interval = summary.flatMap(Summary::interval);
    return new SummaryRow(
        candidate.architecture(),
        candidate.configuration(),
        measure.column(),
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
        summary.map(measure.higherIsBetter() ? Summary::max : Summary::min).orElse(null),
        summary.map(measure.higherIsBetter() ? Summary::min : Summary::max).orElse(null),
        success.map(s -> (long) s.rate().successes()).orElse(null),
        success.map(s -> s.rate().share()).filter(Double::isFinite).orElse(null),
        success.map(s -> s.rate().interval().low()).orElse(null),
        success.map(s -> s.rate().interval().high()).orElse(null),
        success.map(Success::epochs).filter(Double::isFinite).orElse(null));
  }

  /** All rows, measure by measure, architectures before baselines. */
  List<SummaryRow> rows() {
    return rows;
  }
}
