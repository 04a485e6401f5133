package io.github.rnncompare.report;

import io.github.rnncompare.results.FloorRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of a run, summarised over its trials; every table and text takes them from here. */
final class Summaries {
  /**
   * What is known of a trial, by its column in {@code trials.csv}; the last one present decides.
   */
  private static final Map<String, Function<TrialRow, @Nullable Double>> FIGURES =
      new LinkedHashMap<>();

  static {
    FIGURES.put("final_train_loss", TrialRow::finalTrainLoss);
    FIGURES.put("best_validation_loss", TrialRow::bestValidationLoss);
    FIGURES.put("test_loss", TrialRow::testLoss);
    FIGURES.put("test_metric", TrialRow::testMetric);
  }

  private final List<String> architectures;
  private final List<String> floors;
  private final List<SummaryRow> rows = new ArrayList<>();

  Summaries(RunFiles.Content run) {
    architectures = run.trials().stream().map(TrialRow::architecture).distinct().toList();
    floors = run.floors().stream().map(FloorRow::floor).distinct().toList();
    FIGURES.forEach(
        (figure, value) -> {
          architectures.forEach(name -> add(name, figure, trials(run, name, value)));
          floors.forEach(name -> add(name, figure, floors(run, name, figure)));
        });
  }

  private static double[] trials(
      RunFiles.Content run, String architecture, Function<TrialRow, @Nullable Double> figure) {
    return run.trials().stream()
        .filter(trial -> trial.architecture().equals(architecture) && trial.status().equals("ok"))
        .map(figure)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite)
        .toArray();
  }

  private static double[] floors(RunFiles.Content run, String floor, String figure) {
    return run.floors().stream()
        .filter(row -> row.floor().equals(floor) && row.figure().equals(figure))
        .mapToDouble(FloorRow::value)
        .toArray();
  }

  private void add(String name, String figure, double[] sample) {
    if (sample.length > 0) {
      Summary s = Summary.of(sample);
      rows.add(new SummaryRow(name, figure, s.n(), s.mean(), s.sd(), s.median(), s.min(), s.max()));
    }
  }

  /** All rows, figure by figure, architectures before floors. */
  List<SummaryRow> rows() {
    return rows;
  }

  /** In the order of the run. */
  List<String> architectures() {
    return architectures;
  }

  List<String> floors() {
    return floors;
  }

  Optional<SummaryRow> find(String name, String figure) {
    return rows.stream()
        .filter(row -> row.architecture().equals(name) && row.figure().equals(figure))
        .findFirst();
  }

  /** The figures that at least one architecture has. */
  List<String> figures() {
    return FIGURES.keySet().stream()
        .filter(figure -> architectures.stream().anyMatch(name -> find(name, figure).isPresent()))
        .toList();
  }

  /** The figure that answers the question: of the test where there is one, else of training. */
  Optional<String> deciding() {
    return figures().stream().reduce((first, second) -> second);
  }
}
