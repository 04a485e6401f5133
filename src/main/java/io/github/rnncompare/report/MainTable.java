package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Centre;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The main table: a row for each architecture and, below them, for each baseline. */
final class MainTable {
  /** Marks a value that is significantly worse than the best of its column. */
  private static final String WORSE = " *";

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
    measures.forEach(measure -> columns.add(column(comparison, measure)));
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

  /** "median test_loss", with its interval and its mark. */
  private static Column column(Comparison comparison, Measure measure) {
    String centre = Names.of(comparison.centre(measure));
    Column column =
        Column.named(
            comparison.title(measure),
            "_" + centre,
            "_interval_low",
            "_interval_high",
            "_significantly_worse");
    return new Column(centre + " " + column.heading(), column.names());
  }

  private static Cell cell(Comparison comparison, String name, Measure measure) {
    Centre centre = comparison.centre(measure);
    return comparison
        .find(name, measure)
        .map(row -> cell(centre, row, comparison.isWorseThanBest(name, measure) ? 1L : 0L))
        .orElse(Cell.EMPTY);
  }

  private static Cell ofBaseline(Comparison comparison, String name, Measure measure) {
    Centre centre = comparison.centre(measure);
    return comparison.find(name, measure).map(row -> cell(centre, row, null)).orElse(Cell.EMPTY);
  }

  /**
   * A mean or median and its interval.
   *
   * @param worse 1 if it is significantly worse than the best, 0 if not, null if it is not compared
   */
  private static Cell cell(Centre centre, SummaryRow row, @Nullable Long worse) {
    return Cell.of(
        Format.withInterval(centre, row) + (Long.valueOf(1).equals(worse) ? WORSE : ""),
        centre.of(row),
        centre.low(row),
        centre.high(row),
        worse);
  }

  /** Whether any value of these measures has a mark. */
  static boolean hasMarks(Comparison comparison, List<Measure> measures) {
    return measures.stream()
        .anyMatch(
            measure ->
                comparison.architectures().stream()
                    .anyMatch(name -> comparison.isWorseThanBest(name, measure)));
  }

  /** The table of all statistics of the primary measure. */
  static ResultTable overSeeds(Comparison comparison) {
    List<SummaryRow> rows =
        comparison.architectures().stream()
            .flatMap(name -> comparison.find(name, comparison.primary()).stream())
            .toList();
    boolean ratios = rows.stream().anyMatch(row -> row.geometricMean() != null);
    boolean target = comparison.target().isPresent();
    List<Column> columns = new ArrayList<>();
    Stream.of("architecture", "n", "median").map(Column::of).forEach(columns::add);
    columns.add(new Column("95 % interval", List.of("median_low", "median_high")));
    columns.add(Column.of("mean"));
    if (ratios) {
      columns.add(new Column("geometric mean", List.of("geometric_mean")));
      columns.add(new Column("95 % interval", List.of("geometric_low", "geometric_high")));
    } else {
      columns.add(new Column("95 % interval", List.of("interval_low", "interval_high")));
    }
    columns.add(Column.of("sd"));
    columns.add(new Column("interquartile mean", List.of("interquartile_mean")));
    Stream.of("best", "worst").map(Column::of).forEach(columns::add);
    comparison.target().ifPresent(wanted -> columns.addAll(columns(wanted)));
    ResultTable table = new ResultTable(columns);
    rows.forEach(row -> table.add(overSeeds(row, ratios, target)));
    return table;
  }

  private static List<Column> columns(Target target) {
    return List.of(
        new Column(
            "reach " + target.column() + " " + Numbers.text(target.value()),
            List.of("reached", "success_rate", "success_low", "success_high")),
        new Column("epochs to it", List.of("epochs_to_target")));
  }

  private static List<Cell> overSeeds(SummaryRow row, boolean ratios, boolean target) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.name(row.architecture()));
    cells.add(Cell.count(row.n()));
    cells.add(Cell.number(row.median()));
    cells.add(Cell.interval(row.medianLow(), row.medianHigh()));
    cells.add(Cell.number(row.mean()));
    if (ratios) {
      cells.add(Cell.number(row.geometricMean()));
      cells.add(Cell.interval(row.geometricLow(), row.geometricHigh()));
    } else {
      cells.add(Cell.interval(row.intervalLow(), row.intervalHigh()));
    }
    cells.add(Cell.number(row.sd()));
    cells.add(Cell.number(row.interquartileMean()));
    cells.add(Cell.number(row.best()));
    cells.add(Cell.number(row.worst()));
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
