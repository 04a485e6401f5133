package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The main table: a row for each architecture and, below them, for each baseline. */
final class MainTable {
  /** Marks a mean that is significantly worse than the best of its column. */
  private static final String WORSE = " *";

  /** What a measure has in a CSV file beside its mean. */
  private static final String[] OF_A_MEASURE = {
    "", "_interval_low", "_interval_high", "_significantly_worse"
  };

  private MainTable() {}

  /** The table of all measures of the run. */
  static ResultTable full(Comparison comparison) {
    return of(comparison, comparison.measures());
  }

  /** The table of the primary measure only. */
  static ResultTable narrow(Comparison comparison) {
    return of(comparison, List.of(comparison.primary()));
  }

  private static ResultTable of(Comparison comparison, List<Measure> measures) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("architecture"),
                Column.of("parameters"),
                new Column("trials", List.of("trials", "diverged", "failed"))));
    measures.forEach(m -> columns.add(Column.named(comparison.title(m), OF_A_MEASURE)));
    ResultTable table = new ResultTable(columns);
    for (String name : comparison.architectures()) {
      List<TrialRow> trials = comparison.trials(name);
      List<Cell> row = new ArrayList<>();
      row.add(Cell.name(name));
      row.add(Cell.count(trials.get(0).parameters()));
      row.add(FailedTrials.ofAll(trials));
      measures.forEach(measure -> row.add(cell(comparison, name, measure)));
      table.add(row);
    }
    for (String baseline : comparison.baselines()) {
      if (measures.stream().noneMatch(measure -> comparison.find(baseline, measure).isPresent())) {
        continue;
      }
      List<Cell> row =
          new ArrayList<>(List.of(Cell.name("baseline: " + baseline), Cell.EMPTY, Cell.EMPTY));
      measures.forEach(measure -> row.add(ofBaseline(comparison, baseline, measure)));
      table.add(row);
    }
    return table;
  }

  private static Cell cell(Comparison comparison, String name, Measure measure) {
    return comparison
        .find(name, measure)
        .map(row -> cell(row, comparison.isWorseThanBest(name, measure) ? 1L : 0L))
        .orElse(Cell.EMPTY);
  }

  private static Cell ofBaseline(Comparison comparison, String name, Measure measure) {
    return comparison.find(name, measure).map(row -> cell(row, null)).orElse(Cell.EMPTY);
  }

  /**
   * A mean and its interval.
   *
   * @param worse 1 if it is significantly worse than the best, 0 if not, null if it is not compared
   */
  private static Cell cell(SummaryRow row, @Nullable Long worse) {
    return Cell.of(
        Format.mean(row) + (Long.valueOf(1).equals(worse) ? WORSE : ""),
        row.mean(),
        row.intervalLow(),
        row.intervalHigh(),
        worse);
  }

  /** Whether any mean of these measures has a mark. */
  static boolean hasMarks(Comparison comparison, List<Measure> measures) {
    return measures.stream()
        .anyMatch(
            measure ->
                comparison.architectures().stream()
                    .anyMatch(name -> comparison.isWorseThanBest(name, measure)));
  }

  /** The table of all statistics of the primary measure. */
  static ResultTable overSeeds(Comparison comparison) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("architecture"),
                Column.of("n"),
                Column.of("mean"),
                new Column("95 % interval", List.of("interval_low", "interval_high")),
                Column.of("sd"),
                Column.of("median"),
                new Column("interquartile mean", List.of("interquartile_mean")),
                Column.of("best"),
                Column.of("worst")));
    comparison.target().ifPresent(target -> columns.addAll(columns(target)));
    ResultTable table = new ResultTable(columns);
    for (String name : comparison.architectures()) {
      comparison
          .find(name, comparison.primary())
          .ifPresent(row -> table.add(overSeeds(row, comparison.target().isPresent())));
    }
    return table;
  }

  private static List<Column> columns(Target target) {
    return List.of(
        new Column(
            "reach " + target.column() + " " + Numbers.text(target.value()),
            List.of("reached", "success_rate", "success_low", "success_high")),
        new Column("epochs to it", List.of("epochs_to_target")));
  }

  private static List<Cell> overSeeds(SummaryRow row, boolean target) {
    List<Cell> cells =
        new ArrayList<>(
            List.of(
                Cell.name(row.architecture()),
                Cell.count(row.n()),
                Cell.number(row.mean()),
                Cell.interval(row.intervalLow(), row.intervalHigh()),
                Cell.number(row.sd()),
                Cell.number(row.median()),
                Cell.number(row.interquartileMean()),
                Cell.number(row.best()),
                Cell.number(row.worst())));
    if (target) {
      cells.add(
          Cell.of(
              reached(row), row.reached(), row.successRate(), row.successLow(), row.successHigh()));
      cells.add(Cell.of(epochsToTarget(row), row.epochsToTarget()));
    }
    return cells;
  }

  private static String epochsToTarget(SummaryRow row) {
    return Optional.ofNullable(row.epochsToTarget())
        .map(Format::epochs)
        .orElse(row.reached() == null ? "" : "half or more never");
  }

  /** "9 of 10 (60 to 98 %)". */
  private static String reached(SummaryRow row) {
    return row.successLow() == null || row.successHigh() == null
        ? ""
        : String.format(
            Locale.ROOT,
            "%d of %d (%.0f to %.0f %%)",
            row.reached(),
            row.trials() - row.failed(),
            100 * row.successLow(),
            100 * row.successHigh());
  }
}
