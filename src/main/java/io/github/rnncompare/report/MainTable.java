package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The main table: a row for each architecture and, below them, for each baseline. */
final class MainTable {
  /** Marks a mean that is significantly worse than the best of its column. */
  private static final String WORSE = " *";

  private MainTable() {}

  /** The table of all measures of the run. */
  static Table full(Comparison comparison) {
    return of(comparison, comparison.measures());
  }

  /** The table of the primary measure only. */
  static Table narrow(Comparison comparison) {
    return of(comparison, List.of(comparison.primary()));
  }

  private static Table of(Comparison comparison, List<Measure> measures) {
    List<String> header = new ArrayList<>(List.of("architecture", "parameters", "trials"));
    measures.forEach(measure -> header.add(Format.name(comparison.title(measure))));
    Table table = new Table(header);
    for (String name : comparison.architectures()) {
      List<TrialRow> trials = comparison.trials(name);
      String ended = FailedTrials.counted(trials);
      List<String> row = new ArrayList<>();
      row.add(Format.name(name));
      row.add(Format.count(trials.get(0).parameters()));
      row.add(trials.size() + (ended.isEmpty() ? "" : " (" + ended + ")"));
      measures.forEach(measure -> row.add(cell(comparison, name, measure)));
      table.add(row);
    }
    for (String baseline : comparison.baselines()) {
      if (measures.stream().noneMatch(measure -> comparison.find(baseline, measure).isPresent())) {
        continue;
      }
      List<String> row = new ArrayList<>(List.of("baseline: " + Format.name(baseline), "", ""));
      measures.forEach(measure -> row.add(cell(comparison, baseline, measure)));
      table.add(row);
    }
    return table;
  }

  private static String cell(Comparison comparison, String name, Measure measure) {
    boolean worse = comparison.isWorseThanBest(name, measure);
    return comparison.find(name, measure).map(Format::mean).orElse("") + (worse ? WORSE : "");
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
  static Table overSeeds(Comparison comparison) {
    boolean target = comparison.target().isPresent();
    List<String> header =
        new ArrayList<>(
            List.of(
                "architecture",
                "n",
                "mean",
                "95 % interval",
                "sd",
                "median",
                "interquartile mean",
                "best",
                "worst"));
    comparison
        .target()
        .ifPresent(
            t -> {
              header.add("reach " + t.column() + " " + Numbers.text(t.value()));
              header.add("epochs to it");
            });
    Table table = new Table(header);
    for (String name : comparison.architectures()) {
      comparison
          .find(name, comparison.primary())
          .ifPresent(row -> table.add(overSeeds(row, target)));
    }
    return table;
  }

  private static List<String> overSeeds(SummaryRow row, boolean target) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                Format.name(row.architecture()),
                Format.count(row.n()),
                Format.optional(row.mean()),
                Format.interval(row.intervalLow(), row.intervalHigh()),
                Format.optional(row.sd()),
                Format.optional(row.median()),
                Format.optional(row.interquartileMean()),
                Format.optional(row.best()),
                Format.optional(row.worst())));
    if (target) {
      cells.add(reached(row));
      cells.add(
          Optional.ofNullable(row.epochsToTarget())
              .map(Format::epochs)
              .orElse(row.reached() == null ? "" : "half or more never"));
    }
    return cells;
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
