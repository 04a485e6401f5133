package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Coverage;
import io.github.rnncompare.statistics.Rate;
import java.util.List;

/** How many test values lie within the intervals of each architecture. */
final class CoverageTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("architecture"),
          Column.of("steps_ahead"),
          new Column("within / values", List.of("within", "values")),
          Column.of("share"),
          new Column("95 % interval", List.of("share_low", "share_high")),
          new Column("mean width", List.of("mean_width")));

  private CoverageTable() {}

  static ResultTable of(List<Coverage> all) {
    ResultTable table = new ResultTable(COLUMNS);
    for (Coverage coverage : all) {
      Rate rate = coverage.rate();
      double width = coverage.meanWidth();
      table.add(
          List.of(
              Cell.name(coverage.architecture()),
              coverage.stepsAhead() == 0 ? Cell.words("all") : Cell.count(coverage.stepsAhead()),
              Cell.of(
                  Format.count(rate.successes()) + " / " + Format.count(rate.n()),
                  rate.successes(),
                  rate.n()),
              Cell.of(Format.share(rate.share()), rate.share()),
              Cell.of(
                  Format.shares(rate.interval().low(), rate.interval().high()),
                  rate.interval().low(),
                  rate.interval().high()),
              Cell.number(Double.isNaN(width) ? null : width)));
    }
    return table;
  }
}
