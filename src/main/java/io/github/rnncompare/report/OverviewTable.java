package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Across;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.List;

/**
 * All experiments at a glance, one in each row: the score of each architecture with how many of its
 * seeds reach the target, and which differences within the row are significant.
 */
final class OverviewTable {
  static final String LEGEND =
      "A cell is the mean or median of the seeds and how many of them reach the task's target; ↗:"
          + " still improving when training ended; ‡: some seeds diverged. Bold is not significantly"
          + " worse than the best of its row. In the last column > is a significant difference between"
          + " neighbours (Wilcoxon signed-rank over seeds, Holm within the row) and ≈ is none that was"
          + " found, which is not equality.";

  private OverviewTable() {}

  static ResultTable of(Across across) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("experiment"));
    columns.add(Column.of("score"));
    columns.add(new Column("best baseline", List.of("baseline")));
    across
        .architectures()
        .forEach(
            name ->
                columns.add(Column.named(name, "", "_reached", "_still_improving", "_diverged")));
    columns.add(Column.of("significant"));
    ResultTable table = new ResultTable(columns);
    for (Across.Experiment experiment : across.experiments()) {
      Comparison comparison = experiment.comparison();
      Measure measure = comparison.primary();
      List<String> improving = comparison.stillImproving();
      List<Cell> row = new ArrayList<>();
      row.add(Cell.name(experiment.name()));
      row.add(Cell.name(comparison.title(measure)));
      row.add(
          Cell.number(
              comparison
                  .bestBaseline(measure)
                  .map(name -> comparison.value(name, measure))
                  .orElse(null)));
      for (String name : across.architectures()) {
        row.add(cell(comparison, measure, name, improving.contains(name)));
      }
      row.add(Cell.words(order(comparison, measure, across.architectures())));
      table.add(row);
    }
    return table;
  }

  private static Cell cell(
      Comparison comparison, Measure measure, String name, boolean stillImproving) {
    SummaryRow row = comparison.find(name, measure).orElseThrow();
    Double value = comparison.centre(measure).of(row);
    long diverged =
        comparison.trials(name).stream().filter(t -> t.status().equals(TrialRow.DIVERGED)).count();
    Cell cell =
        Cell.of(
            (value == null ? "diverged" : Format.optional(value))
                + (row.reached() == null
                    ? ""
                    : " · " + row.reached() + "/" + (row.trials() - row.failed()))
                + (stillImproving ? " ↗" : "")
                + (diverged > 0 ? " ‡" : ""),
            value,
            row.reached(),
            stillImproving ? 1 : 0,
            diverged);
    return comparison.isWorseThanBest(name, measure) || value == null ? cell : cell.bold();
  }

  /** "gru > lstm ≈ simple_rnn". */
  private static String order(Comparison comparison, Measure measure, List<String> architectures) {
    List<String> ranked =
        comparison.ranked(measure).stream().filter(architectures::contains).toList();
    StringBuilder order = new StringBuilder(Format.name(ranked.get(0)));
    for (int i = 1; i < ranked.size(); i++) {
      boolean better =
          comparison
              .pair(measure, ranked.get(i - 1), ranked.get(i))
              .map(pair -> comparison.verdict(pair) == Verdict.BETTER)
              .orElse(false);
      order.append(better ? " > " : " ≈ ").append(Format.name(ranked.get(i)));
    }
    return order.toString();
  }
}
