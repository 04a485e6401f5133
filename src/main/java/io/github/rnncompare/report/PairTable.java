package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pairwise comparisons of the primary measure. */
final class PairTable {
  /** With more pairs the table has only those of the best; {@code comparisons.csv} has all. */
  private static final int MAX_ROWS = 20;

  private PairTable() {}

  /** The table of all pairs; if there are too many, of those of the best architecture only. */
  static ResultTable of(Comparison comparison) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("architecture"),
                new Column("against", List.of("other")),
                new Column("differs by", List.of("hodges_lehmann", "scale")),
                new Column("95 % interval", List.of("hodges_lehmann_low", "hodges_lehmann_high")),
                new Column("wins / ties / losses", List.of("wins", "ties", "losses")),
                new Column("P(better)", List.of("probability_better")),
                Column.of("correlation"),
                new Column("p", List.of("p_value")),
                new Column("p (Holm)", List.of("p_holm")),
                Column.of("significant")));
    comparison
        .relevance()
        .ifPresent(
            smallest ->
                columns.add(
                    new Column(
                        "by " + smallest.text() + " or more",
                        List.of(ComparisonRow.RELEVANT_DIFFERENCE))));
    ResultTable table = new ResultTable(columns);
    Measure measure = comparison.primary();
    String best = comparison.ranked(measure).get(0);
    boolean all = hasAll(comparison);
    for (ComparisonRow row : comparison.pairs(measure)) {
      if (all || row.architecture().equals(best)) {
        List<Cell> cells = new ArrayList<>(cells(row, comparison.verdict(row)));
        comparison
            .practicalVerdict(row)
            .ifPresent(verdict -> cells.add(Cell.words(verdict.words())));
        table.add(cells);
      }
    }
    return table;
  }

  static boolean hasAll(Comparison comparison) {
    return comparison.countOfPairs() <= MAX_ROWS;
  }

  private static List<Cell> cells(ComparisonRow row, Verdict verdict) {
    return List.of(
        Cell.name(row.architecture()),
        Cell.name(row.other()),
        differsBy(row),
        interval(row),
        winsTiesLosses(row),
        Cell.of(Format.share(row.probabilityBetter()), row.probabilityBetter()),
        Cell.of(
            row.correlation() == null
                ? ""
                : String.format(Locale.ROOT, "%.2f", row.correlation()).replace('-', '−'),
            row.correlation()),
        row.pairs() == 0 ? Cell.EMPTY : pValue(row.pValue()),
        row.pairs() == 0 ? Cell.EMPTY : pValue(row.pHolm()),
        Cell.words(verdict.words()));
  }

  static Cell differsBy(ComparisonRow row) {
    return new Cell(
        Difference.of(row).shown(), List.of(Csv.field(row.hodgesLehmann()), row.scale()));
  }

  static Cell interval(ComparisonRow row) {
    return Cell.of(Difference.of(row).interval(), row.hodgesLehmannLow(), row.hodgesLehmannHigh());
  }

  static Cell winsTiesLosses(ComparisonRow row) {
    return Cell.of(
        row.wins() + " / " + row.ties() + " / " + row.losses(),
        row.wins(),
        row.ties(),
        row.losses());
  }

  static Cell pValue(double p) {
    return Cell.of(Format.pValue(p), p);
  }
}
