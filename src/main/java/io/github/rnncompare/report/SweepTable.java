package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The losses and successes of a sweep: a row for each configuration, a column for each
 * architecture.
 */
final class SweepTable {
  /**
   * With more configurations the table has only the chosen ones; {@code sweep_trials.csv} has all.
   */
  private static final int MAX_ROWS = 40;

  private final List<SummaryRow> tried;
  private final List<TrialRow> compared;
  private final Measure measure;
  private final Set<Map<String, String>> configurations = new LinkedHashSet<>();

  private SweepTable(Comparison comparison) {
    compared = comparison.run().trials();
    measure = measure(comparison);
    tried = comparison.sweep().stream().filter(r -> r.measure().equals(measure.column())).toList();
    tried.stream().map(SummaryRow::configuration).sorted(order()).forEach(configurations::add);
  }

  /**
   * Numbers ascend, so that values of a widened sweep stand in their places; words stay in order.
   */
  private Comparator<Map<String, String>> order() {
    Comparator<Map<String, String>> order = Comparator.comparing(configuration -> 0);
    for (String key : tried.isEmpty() ? Set.<String>of() : tried.get(0).configuration().keySet()) {
      List<String> words =
          tried.stream().map(row -> row.configuration().getOrDefault(key, "")).distinct().toList();
      order =
          order.thenComparingDouble(
              configuration -> {
                String value = configuration.getOrDefault(key, "");
                return Numbers.parse(value).orElseGet(() -> (double) words.indexOf(value));
              });
    }
    return order;
  }

  /** The table of a run; empty without a sweep. */
  static Optional<SweepTable> of(Comparison comparison) {
    return comparison.sweep().isEmpty()
        ? Optional.empty()
        : Optional.of(new SweepTable(comparison));
  }

  /**
   * The measure that the search minimises: the best validation loss, or without one the training
   * loss.
   */
  static Measure measure(Comparison comparison) {
    return Measure.of(comparison.run().sweepTrials()).stream()
        .filter(f -> comparison.sweep().stream().anyMatch(r -> r.measure().equals(f.column())))
        .limit(2)
        .reduce((first, second) -> second)
        .orElse(Measure.FINAL_TRAIN_LOSS);
  }

  /** Explains the cells, and says whether the best value is at the edge of the sweep. */
  String legend() {
    String loss =
        measure.equals(Measure.FINAL_TRAIN_LOSS) ? " (the task has no validation split)" : "";
    long seeds = tried.stream().mapToLong(SummaryRow::trials).max().orElse(0);
    return "Median "
        + measure.column()
        + loss
        + " over "
        + (seeds == 1 ? "1 seed" : seeds + " seeds")
        + (tried.stream().anyMatch(row -> row.reached() != null)
            ? ", and how many reach the target"
            : "")
        + "; ◂ marks the configuration chosen for each architecture. "
        + atTheEdge()
        + (configurations.size() <= MAX_ROWS
            ? ""
            : "Of " + configurations.size() + " configurations only the chosen ones are shown. ");
  }

  /** Names the keys whose chosen value is the lowest or the highest that was tried. */
  private String atTheEdge() {
    Set<String> edges = new LinkedHashSet<>();
    for (TrialRow trial : compared) {
      trial.configuration().keySet().forEach(key -> edge(trial, key).ifPresent(edges::add));
    }
    return edges.isEmpty()
        ? ""
        : "The best is at the edge of what was tried ("
            + String.join(", ", edges)
            + "): a wider sweep may find better. ";
  }

  private Optional<String> edge(TrialRow trial, String key) {
    List<Double> values = values(trial.architecture(), key);
    Optional<Double> best = Numbers.parse(trial.configuration().getOrDefault(key, ""));
    if (best.isEmpty() || values.size() < 2) {
      return Optional.empty();
    }
    boolean lowest = best.get().equals(values.get(0));
    boolean highest = best.get().equals(values.get(values.size() - 1));
    return lowest || highest
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the %s %s for %s",
                lowest ? "lowest" : "highest",
                Format.name(key),
                Format.name(trial.architecture())))
        : Optional.empty();
  }

  /** The numbers that were tried with an architecture, in ascending order. */
  private List<Double> values(String architecture, String key) {
    return tried.stream()
        .filter(row -> row.architecture().equals(architecture))
        .flatMap(row -> Numbers.parse(row.configuration().getOrDefault(key, "")).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** A row for each configuration, a column for each architecture. */
  ResultTable table() {
    List<String> architectures = tried.stream().map(SummaryRow::architecture).distinct().toList();
    List<Column> columns = new ArrayList<>();
    tried.get(0).configuration().keySet().forEach(key -> columns.add(Column.named(key, "")));
    architectures.forEach(
        name -> columns.add(Column.named(name, "", "_reached", "_diverged_or_failed", "_chosen")));
    ResultTable table = new ResultTable(columns);
    boolean all = configurations.size() <= MAX_ROWS;
    for (Map<String, String> configuration : configurations) {
      if (all || isChosen(configuration)) {
        List<Cell> row = new ArrayList<>();
        configuration.values().forEach(value -> row.add(Cell.value(value)));
        architectures.forEach(name -> row.add(cell(name, configuration)));
        table.add(row);
      }
    }
    return table;
  }

  private Cell cell(String architecture, Map<String, String> configuration) {
    return tried.stream()
        .filter(
            r -> r.architecture().equals(architecture) && r.configuration().equals(configuration))
        .findFirst()
        .map(row -> cell(row, isChosen(architecture, configuration)))
        .orElse(Cell.EMPTY);
  }

  private static Cell cell(SummaryRow row, boolean chosen) {
    long notOk = row.trials() - row.n();
    return Cell.of(
        shown(row) + (chosen ? " ◂" : ""),
        notOk > 0 ? null : row.median(),
        row.reached(),
        notOk,
        chosen ? 1 : 0);
  }

  /** The median loss, and " (4/5)" if four of five seeds reach the target. */
  static String shown(SummaryRow row) {
    long notOk = row.trials() - row.n();
    return notOk > 0
        ? notOk + " of " + row.trials() + " diverged or failed"
        : Format.optional(row.median())
            + (row.reached() == null ? "" : " (" + row.reached() + "/" + row.trials() + ")");
  }

  private boolean isChosen(Map<String, String> configuration) {
    return compared.stream().anyMatch(trial -> trial.configuration().equals(configuration));
  }

  private boolean isChosen(String architecture, Map<String, String> configuration) {
    return compared.stream()
        .anyMatch(
            t -> t.architecture().equals(architecture) && t.configuration().equals(configuration));
  }
}
