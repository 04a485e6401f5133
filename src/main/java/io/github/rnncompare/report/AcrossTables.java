package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Across;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.ScoreRow;
import io.github.rnncompare.spec.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of a comparison across experiments, by file name. */
final class AcrossTables {
  static final Map<String, String> CAPTIONS =
      Map.of(
          "overview",
          "All experiments at a glance.",
          "ranks",
          "Means or medians over seeds, and ranks within each experiment.",
          "pairs",
          "Shares of the baseline, experiment by experiment (Wilcoxon signed-rank, exact, Holm).",
          "matrix",
          "Multi-comparison matrix: better by, wins / ties / losses, p of the pair alone.",
          "pareto",
          "Quality against parameters and against the time of a training step.");

  private AcrossTables() {}

  static Map<String, ResultTable> of(Across across) {
    Map<String, ResultTable> tables = new LinkedHashMap<>();
    tables.put("overview", OverviewTable.of(across));
    tables.put("ranks", ranks(across));
    if (across.pairs().stream().anyMatch(row -> row.pairs() > 0)) {
      tables.put("pairs", pairs(across));
      tables.put("matrix", matrix(across));
    }
    tables.put("pareto", pareto(across));
    return tables;
  }

  private static ResultTable ranks(Across across) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("experiment"));
    columns.add(Column.of("measure"));
    across.architectures().forEach(name -> columns.add(Column.named(name, "", "_rank")));
    ResultTable table = new ResultTable(columns);
    for (Across.Experiment experiment : across.experiments()) {
      Comparison comparison = experiment.comparison();
      List<Cell> row = new ArrayList<>();
      row.add(Cell.name(experiment.name()));
      Measure primary = comparison.primary();
      row.add(Cell.name(Names.of(comparison.centre(primary)) + " " + comparison.title(primary)));
      across.scores().stream()
          .filter(score -> score.experiment().equals(experiment.name()) && score.rank() != null)
          .forEach(score -> row.add(ranked(score)));
      table.add(row);
    }
    List<Cell> last = new ArrayList<>(List.of(Cell.words("mean rank"), Cell.EMPTY));
    across.architectures().forEach(name -> last.add(meanRank(across.meanRank(name))));
    table.add(last);
    return table;
  }

  private static Cell meanRank(double rank) {
    return Cell.of(String.format(Locale.ROOT, "%.2f", rank), null, rank);
  }

  /** A table of the mean ranks only, for a terminal. */
  static Table narrow(Across across) {
    Table table = new Table(List.of("architecture", "mean rank", "first in"));
    for (String name : across.ranked()) {
      long first =
          across.scores().stream()
              .filter(s -> s.architecture().equals(name) && Double.valueOf(1).equals(s.rank()))
              .count();
      table.add(
          List.of(
              Format.name(name),
              String.format(Locale.ROOT, "%.2f", across.meanRank(name)),
              first + " of " + across.experiments().size()));
    }
    return table;
  }

  /** "0.4545 (1)". */
  private static Cell ranked(ScoreRow score) {
    String mean = score.score() == null ? "diverged" : Format.number(score.score());
    return Cell.of(mean + " (" + rank(score.rank()) + ")", score.score(), score.rank());
  }

  /** "1", or "1.5" if two share the first rank. */
  private static String rank(@Nullable Double rank) {
    return rank == null ? "" : String.format(Locale.ROOT, rank % 1 == 0 ? "%.0f" : "%.1f", rank);
  }

  private static ResultTable pairs(Across across) {
    ResultTable table =
        new ResultTable(
            List.of(
                new Column("better mean rank", List.of("architecture")),
                new Column("than", List.of("other")),
                new Column("better by", List.of("better_by")),
                new Column("wins / ties / losses", List.of("wins", "ties", "losses")),
                new Column("p", List.of("p_value")),
                new Column("p (Holm)", List.of("p_holm")),
                Column.of("significant")));
    for (ComparisonRow row : across.pairs()) {
      Verdict verdict = Verdict.of(row, across.pairs().size(), false);
      table.add(
          List.of(
              Cell.name(row.architecture()),
              Cell.name(row.other()),
              betterBy(row),
              PairTable.winsTiesLosses(row),
              PairTable.pValue(row.pValue()),
              PairTable.pValue(row.pHolm()),
              Cell.words(
                  verdict == Verdict.TOO_FEW_SEEDS ? "too few experiments" : verdict.words())));
    }
    return table;
  }

  /**
   * The multi-comparison matrix of Ismail-Fawaz et al. (2023, arXiv 2305.11921): in each cell by
   * how much the architecture of the row is better than that of the column in the mean, in how many
   * experiments it wins, ties and loses, and the p-value of the pair alone, so that no cell depends
   * on which other architectures are compared.
   */
  private static ResultTable matrix(Across across) {
    List<Column> columns = new ArrayList<>(List.of(Column.of("better by, w / t / l, p")));
    across
        .ranked()
        .forEach(
            name ->
                columns.add(
                    Column.named(name, "_better_by", "_wins", "_ties", "_losses", "_p_value")));
    ResultTable table = new ResultTable(columns);
    for (String row : across.ranked()) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.name(row)));
      across.ranked().forEach(column -> cells.add(inMatrix(across, row, column)));
      table.add(cells);
    }
    return table;
  }

  private static Cell inMatrix(Across across, String row, String column) {
    return across.pairs().stream()
        .filter(
            pair -> List.of(pair.architecture(), pair.other()).containsAll(List.of(row, column)))
        .filter(pair -> !row.equals(column))
        .findFirst()
        .map(pair -> inMatrix(pair, pair.architecture().equals(row)))
        .orElse(Cell.EMPTY);
  }

  private static Cell inMatrix(ComparisonRow pair, boolean first) {
    Double difference = pair.meanDifference();
    Double better = difference == null ? null : first ? 0 - difference : difference;
    long wins = first ? pair.wins() : pair.losses();
    long losses = first ? pair.losses() : pair.wins();
    return Cell.of(
        String.format(
            Locale.ROOT,
            "%s, %d / %d / %d, %s",
            Format.optional(better),
            wins,
            pair.ties(),
            losses,
            Format.pValue(pair.pValue())),
        better,
        wins,
        pair.ties(),
        losses,
        pair.pValue());
  }

  /** Of a share of the baseline less is better, so that a first that is better is positive. */
  private static Cell betterBy(ComparisonRow row) {
    Double difference = row.meanDifference();
    return Cell.number(difference == null ? null : 0 - difference);
  }

  private static ResultTable pareto(Across across) {
    ResultTable table =
        new ResultTable(
            List.of(
                Column.of("experiment"),
                Column.of("architecture"),
                new Column("share of the baseline", List.of("baseline_normalised_score")),
                Column.of("parameters"),
                Column.of("step_ms"),
                new Column("front: parameters", List.of("pareto_parameters")),
                new Column("front: step_ms", List.of("pareto_step"))));
    for (ScoreRow score : across.scores()) {
      table.add(
          List.of(
              Cell.name(score.experiment()),
              Cell.name(score.architecture()),
              Cell.number(score.baselineNormalisedScore()),
              Cell.count(score.parameters()),
              Cell.number(score.stepMs()),
              onFront(score.paretoParameters()),
              onFront(score.paretoStep())));
    }
    return table;
  }

  private static Cell onFront(long yes) {
    return Cell.of(yes == 1 ? "yes" : "", yes);
  }
}
