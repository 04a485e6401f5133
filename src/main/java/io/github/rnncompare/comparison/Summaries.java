package io.github.rnncompare.comparison;

import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Scale;
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

  /**
   * The summaries of trials.
   *
   * @param judge of their success; empty without a target
   */
  Summaries(List<TrialRow> trials, List<BaselineRow> baselines, Optional<Success.Judge> judge) {
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
    judge.ifPresent(
        found -> candidates.forEach((candidate, own) -> successes.put(candidate, found.of(own))));
    for (Measure measure : measures) {
      double[] all = values(measure, trials);
      Scale scale = measure.scale(all);
      boolean lumps =
          candidates.values().stream()
              .anyMatch(own -> measure.hasLumps(scale, values(measure, own)));
      Statistics statistics = new Statistics(measure, scale, lumps);
      if (measure.equals(Measure.FINAL_TRAIN_LOSS) || all.length > 0) {
        candidates.forEach(
            (candidate, own) ->
                rows.add(
                    statistics.row(candidate, own, Optional.ofNullable(successes.get(candidate)))));
        addBaselines(measure, baselines, trials);
      }
    }
  }

  private static double[] values(Measure measure, List<TrialRow> trials) {
    return trials.stream().map(measure::of).flatMapToDouble(OptionalDouble::stream).toArray();
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
                // A baseline may be 0 where no network is, so it has a scale of its own.
                rows.add(
                    new Statistics(measure, measure.scale(values), false)
                        .row(new Candidate(name, noConfiguration), values));
              }
            });
  }

  /**
   * Makes the rows of a measure.
   *
   * @param lumps whether the values of any architecture fall into lumps, so that no mean has an
   *     interval
   */
  private record Statistics(Measure measure, Scale scale, boolean lumps) {

    SummaryRow row(Candidate baseline, double[] values) {
      return row(baseline, values.length, 0, 0, values, Optional.empty());
    }

    SummaryRow row(Candidate candidate, List<TrialRow> trials, Optional<Success> success) {
      return row(
          candidate,
          trials.size(),
          count(trials, TrialRow.DIVERGED),
          count(trials, TrialRow.FAILED),
          values(measure, trials),
          success);
    }

    private static long count(List<TrialRow> trials, String status) {
      return trials.stream().filter(trial -> trial.status().equals(status)).count();
    }

    private SummaryRow row(
        Candidate candidate,
        long trials,
        long diverged,
        long failed,
        double[] values,
        Optional<Success> success) {
      Optional<Summary> summary =
          values.length == 0
              ? Optional.empty()
              : Optional.of(Summary.of(scale, measure.possible(), values));
      Optional<Interval> median = summary.flatMap(Summary::medianInterval);
      Optional<Interval> mean = summary.flatMap(Summary::interval).filter(i -> !lumps);
      Optional<Interval> geometric =
          summary.flatMap(Summary::geometricInterval).filter(i -> !lumps);
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
          median.map(Interval::low).orElse(null),
          median.map(Interval::high).orElse(null),
          summary.map(Summary::interquartileMean).orElse(null),
          mean.map(Interval::low).orElse(null),
          mean.map(Interval::high).orElse(null),
          summary.flatMap(Summary::geometricMean).orElse(null),
          geometric.map(Interval::low).orElse(null),
          geometric.map(Interval::high).orElse(null),
          measure.hasLumps(scale, values) ? 1 : 0,
          summary.map(measure.higherIsBetter() ? Summary::max : Summary::min).orElse(null),
          summary.map(measure.higherIsBetter() ? Summary::min : Summary::max).orElse(null),
          success.map(s -> (long) s.rate().successes()).orElse(null),
          success.map(s -> s.rate().share()).filter(Double::isFinite).orElse(null),
          success.map(s -> s.rate().interval().low()).orElse(null),
          success.map(s -> s.rate().interval().high()).orElse(null),
          success.map(Success::epochs).filter(Double::isFinite).orElse(null));
    }
  }

  /** All rows, measure by measure, architectures before baselines. */
  List<SummaryRow> rows() {
    return rows;
  }
}
