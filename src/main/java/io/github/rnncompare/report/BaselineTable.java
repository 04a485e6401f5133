package io.github.rnncompare.report;

import io.github.rnncompare.comparison.AgainstBaselines;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.ComparisonRow;
import java.util.List;
import java.util.Optional;

/** Every network against every baseline of the primary measure, where some baselines learn. */
final class BaselineTable {
  private final AgainstBaselines against;

  private BaselineTable(Comparison comparison) {
    against = new AgainstBaselines(comparison);
  }

  /** The table; empty if no baseline learns. */
  static Optional<ResultTable> of(Comparison comparison) {
    BaselineTable table = new BaselineTable(comparison);
    return table.against.best(true).isEmpty() ? Optional.empty() : Optional.of(table.table());
  }

  private ResultTable table() {
    ResultTable table =
        new ResultTable(
            List.of(
                new Column("against", List.of("baseline")),
                Column.of("learns"),
                Column.of("architecture"),
                new Column("differs by", List.of("hodges_lehmann", "scale")),
                new Column("95 % interval", List.of("hodges_lehmann_low", "hodges_lehmann_high")),
                new Column("wins / ties / losses", List.of("wins", "ties", "losses")),
                new Column("p", List.of("p_value")),
                new Column("p (Holm)", List.of("p_holm")),
                new Column("beats it", List.of("beats"))));
    for (String baseline : against.baselines()) {
      for (ComparisonRow row : against.rows(baseline)) {
        table.add(cells(row));
      }
    }
    return table;
  }

  private List<Cell> cells(ComparisonRow row) {
    return List.of(
        Cell.name(row.other()),
        Cell.words(BaselineRow.isLearnt(row.other()) ? "yes" : "no"),
        Cell.name(row.architecture()),
        PairTable.differsBy(row),
        PairTable.interval(row),
        PairTable.winsTiesLosses(row),
        row.pairs() == 0 ? Cell.EMPTY : PairTable.pValue(row.pValue()),
        row.pairs() == 0 ? Cell.EMPTY : PairTable.pValue(row.pHolm()),
        Cell.words(beats(row)));
  }

  private String beats(ComparisonRow row) {
    Verdict verdict = against.verdict(row);
    return switch (verdict) {
      case BETTER -> "yes";
      case WORSE -> "no, it is significantly worse";
      case LOST_TO_HOLM ->
          Verdict.isBetter(row) ? verdict.words() : "no, worse only before Holm's correction";
      default -> verdict.words();
    };
  }

  /** Says how the table is made, and which test it is. */
  static String legend(Comparison comparison) {
    AgainstBaselines against = new AgainstBaselines(comparison);
    List<String> same = against.baselines().stream().filter(against::isSameForAllSeeds).toList();
    List<String> varying =
        against.baselines().stream().filter(name -> !same.contains(name)).toList();
    return "As for two architectures, but Holm's correction is over the architectures, for each"
        + " baseline by itself. "
        + (same.isEmpty()
            ? ""
            : (varying.isEmpty() ? "Every baseline has" : one(same, "has", "have"))
                + " the same score for every seed, so that the seeds of a network are compared with"
                + " one number: a one-sample test, which says nothing about other test data. ")
        + (varying.isEmpty()
            ? ""
            : one(varying, "varies", "vary") + " with the seed: the test is paired. ");
  }

  private static String one(List<String> names, String verb, String ofMany) {
    return Format.list(names.stream().map(Format::name).toList())
        + " "
        + (names.size() == 1 ? verb : ofMany);
  }
}
