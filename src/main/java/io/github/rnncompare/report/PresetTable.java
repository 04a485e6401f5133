package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.results.SummaryRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the sweep found under each preset: "recommended" carries the tuning of others, so that its
 * best configuration stands beside the best one under "pytorch".
 */
final class PresetTable {
  private static final String KEY = "preset";
  private static final List<String> PRESETS = List.of("pytorch", "recommended");

  private PresetTable() {}

  /** A row for each architecture; empty if the sweep does not go through presets. */
  static Optional<ResultTable> of(Comparison comparison) {
    List<SummaryRow> tried =
        comparison.sweep().stream()
            .filter(row -> row.measure().equals(SweepTable.measure(comparison).column()))
            .filter(row -> PRESETS.contains(row.configuration().getOrDefault(KEY, "")))
            .toList();
    if (tried.isEmpty()) {
      return Optional.empty();
    }
    ResultTable table =
        new ResultTable(
            List.of(
                Column.of("architecture"),
                new Column("under pytorch", List.of("pytorch", "pytorch_reached")),
                new Column("under recommended", List.of("recommended", "recommended_reached")),
                Column.of("chosen")));
    for (String name : comparison.architectures()) {
      table.add(
          List.of(
              Cell.name(name),
              best(tried, name, PRESETS.get(0)),
              best(tried, name, PRESETS.get(1)),
              Cell.value(comparison.configuration(name).getOrDefault(KEY, ""))));
    }
    return Optional.of(table);
  }

  /** The best configuration under a preset, by how many seeds reach the target, then its median. */
  private static Cell best(List<SummaryRow> tried, String architecture, String preset) {
    return tried.stream()
        .filter(row -> row.architecture().equals(architecture))
        .filter(row -> preset.equals(row.configuration().get(KEY)))
        .min(Comparator.comparingLong(PresetTable::missed).thenComparingDouble(PresetTable::median))
        .map(row -> Cell.of(SweepTable.shown(row), row.median(), row.reached()))
        .orElse(Cell.EMPTY);
  }

  private static long missed(SummaryRow row) {
    return row.reached() == null ? 0 : row.trials() - row.reached();
  }

  /** Infinite if a trial diverged or failed, so that what diverges is never the best. */
  private static double median(SummaryRow row) {
    Double median = row.median();
    return median == null || row.n() < row.trials() ? Double.POSITIVE_INFINITY : median;
  }
}
