package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the configurations of a sweep came to: a row for each, a column for each architecture. */
final class SweepTable {
  /** More would not be read; all of them are in {@code sweep_trials.csv}. */
  private static final int MAX_ROWS = 40;

  private final List<SummaryRow> tried;
  private final List<TrialRow> compared;
  private final Measure measure;
  private final Set<Map<String, String>> configurations = new LinkedHashSet<>();

  private SweepTable(Comparison comparison) {
    compared = comparison.run().trials();
    measure = measure(comparison);
    tried = comparison.sweep().stream().filter(r -> r.measure().equals(measure.column())).toList();
    tried.forEach(row -> configurations.add(row.configuration()));
  }

  /** Empty without a sweep. */
  static Optional<SweepTable> of(Comparison comparison) {
    return comparison.sweep().isEmpty()
        ? Optional.empty()
        : Optional.of(new SweepTable(comparison));
  }

  /**
   * What the search compares: the best validation loss, or where there is none that of training.
   */
  static Measure measure(Comparison comparison) {
    return Measure.of(comparison.run().sweepTrials()).stream()
        .filter(f -> comparison.sweep().stream().anyMatch(r -> r.measure().equals(f.column())))
        .limit(2)
        .reduce((first, second) -> second)
        .orElse(Measure.FINAL_TRAIN_LOSS);
  }

  /** What the cells are, and where the best lies. */
  String legend() {
    String loss =
        measure.equals(Measure.FINAL_TRAIN_LOSS) ? " (the task has no validation split)" : "";
    long seeds = tried.stream().mapToLong(SummaryRow::trials).max().orElse(0);
    return "Mean "
        + measure.column()
        + loss
        + " over "
        + (seeds == 1 ? "1 seed" : seeds + " seeds")
        + "; ◂ marks the configuration that each architecture is compared in. "
        + atTheEdge()
        + (configurations.size() <= MAX_ROWS
            ? ""
            : "Of " + configurations.size() + " configurations those that were chosen are shown. ");
  }

  /** Says where the best value of a key is the least or the largest tried. */
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
    boolean least = best.get().equals(values.get(0));
    boolean largest = best.get().equals(values.get(values.size() - 1));
    return least || largest
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the %s %s for %s",
                least ? "least" : "largest",
                Format.name(key),
                Format.name(trial.architecture())))
        : Optional.empty();
  }

  /** The numbers that an architecture has tried, in ascending order. */
  private List<Double> values(String architecture, String key) {
    return tried.stream()
        .filter(row -> row.architecture().equals(architecture))
        .flatMap(row -> Numbers.parse(row.configuration().getOrDefault(key, "")).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** A row for each configuration, a column for each architecture. */
  Table table() {
    List<String> architectures = tried.stream().map(SummaryRow::architecture).distinct().toList();
    List<String> header = new ArrayList<>();
    tried.get(0).configuration().keySet().forEach(key -> header.add(Format.name(key)));
    architectures.forEach(name -> header.add(Format.name(name)));
    Table table = new Table(header);
    boolean all = configurations.size() <= MAX_ROWS;
    for (Map<String, String> configuration : configurations) {
      if (all || isChosen(configuration)) {
        List<String> row = new ArrayList<>();
        configuration.values().forEach(value -> row.add(Format.name(value)));
        architectures.forEach(name -> row.add(cell(name, configuration)));
        table.add(row);
      }
    }
    return table;
  }

  private String cell(String architecture, Map<String, String> configuration) {
    return tried.stream()
        .filter(
            r -> r.architecture().equals(architecture) && r.configuration().equals(configuration))
        .findFirst()
        .map(row -> loss(row) + (isChosen(architecture, configuration) ? " ◂" : ""))
        .orElse("");
  }

  private static String loss(SummaryRow row) {
    long bad = row.trials() - row.n();
    return bad > 0 ? bad + " of " + row.trials() + " ended badly" : Format.optional(row.mean());
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
