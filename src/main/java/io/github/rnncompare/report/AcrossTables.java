package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Across;
import io.github.rnncompare.comparison.Verdict;
import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.ScoreRow;
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
          "ranks",
          "Means over seeds, and ranks within each experiment.",
          "pairs",
          "Shares of the baseline, experiment by experiment (Wilcoxon signed-rank, exact, Holm).",
          "pareto",
          "Quality against parameters and against the time of a training step.");

  private AcrossTables() {}

  static Map<String, Table> of(Across across) {
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("ranks", ranks(across));
    if (across.pairs().stream().anyMatch(row -> row.pairs() > 0)) {
      tables.put("pairs", pairs(across));
    }
    tables.put("pareto", pareto(across));
    return tables;
  }

  private static Table ranks(Across across) {
    List<String> header = new ArrayList<>(List.of("experiment", "measure"));
    across.architectures().forEach(name -> header.add(Format.name(name)));
    Table table = new Table(header);
    for (Across.Experiment experiment : across.experiments()) {
      List<String> row = new ArrayList<>();
      row.add(Format.name(experiment.name()));
      row.add(Format.name(experiment.comparison().title(experiment.comparison().primary())));
      across.scores().stream()
          .filter(score -> score.experiment().equals(experiment.name()) && score.rank() != null)
          .forEach(score -> row.add(ranked(score)));
      table.add(row);
    }
    List<String> last = new ArrayList<>(List.of("mean rank", ""));
    across
        .architectures()
        .forEach(name -> last.add(String.format(Locale.ROOT, "%.2f", across.meanRank(name))));
    table.add(last);
    return table;
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
  private static String ranked(ScoreRow score) {
    String mean = score.mean() == null ? "diverged" : Format.number(score.mean());
    return mean + " (" + rank(score.rank()) + ")";
  }

  /** "1", or "1.5" if two share the first rank. */
  private static String rank(@Nullable Double rank) {
    return rank == null ? "" : String.format(Locale.ROOT, rank % 1 == 0 ? "%.0f" : "%.1f", rank);
  }

  private static Table pairs(Across across) {
    Table table =
        new Table(
            List.of(
                "better mean rank",
                "than",
                "difference",
                "wins / ties / losses",
                "p",
                "p (Holm)",
                "significant"));
    for (ComparisonRow row : across.pairs()) {
      Verdict verdict = Verdict.of(row, across.pairs().size());
      table.add(
          List.of(
              Format.name(row.architecture()),
              Format.name(row.other()),
              Format.optional(row.meanDifference()),
              String.format(Locale.ROOT, "%d / %d / %d", row.wins(), row.ties(), row.losses()),
              Format.pValue(row.pValue()),
              Format.pValue(row.pHolm()),
              verdict == Verdict.TOO_FEW_SEEDS ? "too few experiments" : verdict.words()));
    }
    return table;
  }

  private static Table pareto(Across across) {
    Table table =
        new Table(
            List.of(
                "experiment",
                "architecture",
                "share of the baseline",
                "parameters",
                "step_ms",
                "front: parameters",
                "front: step_ms"));
    for (ScoreRow score : across.scores()) {
      table.add(
          List.of(
              Format.name(score.experiment()),
              Format.name(score.architecture()),
              Format.optional(score.baselineNormalisedScore()),
              Format.count(score.parameters()),
              Format.optional(score.stepMs()),
              score.paretoParameters() == 1 ? "yes" : "",
              score.paretoStep() == 1 ? "yes" : ""));
    }
    return table;
  }
}
