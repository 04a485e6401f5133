package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.results.ComparisonRow;
import java.util.List;

/** The pairwise comparisons of the primary measure. */
final class PairTable {
  /** With more pairs the table has only those of the best; {@code comparisons.csv} has all. */
  private static final int MAX_ROWS = 20;

  private PairTable() {}

  /** The table of all pairs; if there are too many, of those of the best architecture only. */
  static Table of(Comparison comparison) {
    Table table =
        new Table(
            List.of(
                "architecture",
                "against",
                "difference",
                "95 % interval",
                "wins / ties / losses",
                "P(better)",
                "p",
                "p (Holm)",
                "significant"));
    Measure measure = comparison.primary();
    String best = comparison.ranked(measure).get(0);
    boolean all = hasAll(comparison);
    for (ComparisonRow row : comparison.pairs(measure)) {
      if (all || row.architecture().equals(best)) {
        table.add(cells(row, comparison.verdict(row)));
      }
    }
    return table;
  }

  static boolean hasAll(Comparison comparison) {
    return comparison.countOfPairs() <= MAX_ROWS;
  }

  private static List<String> cells(ComparisonRow row, Verdict verdict) {
    return List.of(
        Format.name(row.architecture()),
        Format.name(row.other()),
        Format.optional(row.meanDifference()),
        Format.interval(row.intervalLow(), row.intervalHigh()),
        row.wins() + " / " + row.ties() + " / " + row.losses(),
        row.probabilityBetter() == null ? "" : Format.share(row.probabilityBetter()),
        row.pairs() == 0 ? "" : Format.pValue(row.pValue()),
        row.pairs() == 0 ? "" : Format.pValue(row.pHolm()),
        verdict.words());
  }
}
