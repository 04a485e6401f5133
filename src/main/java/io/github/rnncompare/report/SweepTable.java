package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Figure;
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

/** What the settings of a sweep came to: a row for each, a column for each architecture. */
final class SweepTable {
  /** More would not be read; all of them are in {@code sweep_trials.csv}. */
  private static final int MOST_ROWS = 40;

  private final List<SummaryRow> tried;
  private final List<TrialRow> compared;
  private final Figure figure;
  private final Set<Map<String, String>> settings = new LinkedHashSet<>();

  private SweepTable(Comparison comparison) {
    compared = comparison.run().trials();
    figure = figure(comparison);
    tried = comparison.sweep().stream().filter(r -> r.figure().equals(figure.column())).toList();
    tried.forEach(row -> settings.add(row.setting()));
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
  static Figure figure(Comparison comparison) {
    return Figure.of(comparison.run().sweepTrials()).stream()
        .filter(f -> comparison.sweep().stream().anyMatch(r -> r.figure().equals(f.column())))
        .limit(2)
        .reduce((first, second) -> second)
        .orElse(Figure.FINAL_TRAIN_LOSS);
  }

  /** What the cells are, and where the best lies. */
  String legend() {
    String loss =
        figure.equals(Figure.FINAL_TRAIN_LOSS) ? " (the task has no validation part)" : "";
    long seeds = tried.stream().mapToLong(SummaryRow::trials).max().orElse(0);
    return "Mean "
        + figure.column()
        + loss
        + " over "
        + (seeds == 1 ? "1 seed" : seeds + " seeds")
        + "; ◂ marks the setting that each architecture is compared in. "
        + atTheEdge()
        + (settings.size() <= MOST_ROWS
            ? ""
            : "Of " + settings.size() + " settings those that were chosen are shown. ");
  }

  /** Says where the best value of a key is the least or the largest tried. */
  private String atTheEdge() {
    Set<String> edges = new LinkedHashSet<>();
    for (TrialRow trial : compared) {
      trial.setting().keySet().forEach(key -> edge(trial, key).ifPresent(edges::add));
    }
    return edges.isEmpty()
        ? ""
        : "The best is at the edge of what was tried ("
            + String.join(", ", edges)
            + "): a wider sweep may find better. ";
  }

  private Optional<String> edge(TrialRow trial, String key) {
    List<Double> values = values(trial.architecture(), key);
    Optional<Double> best = Numbers.parse(trial.setting().getOrDefault(key, ""));
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
        .flatMap(row -> Numbers.parse(row.setting().getOrDefault(key, "")).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** A row for each setting, a column for each architecture. */
  Table table() {
    List<String> architectures = tried.stream().map(SummaryRow::architecture).distinct().toList();
    List<String> header = new ArrayList<>();
    tried.get(0).setting().keySet().forEach(key -> header.add(Format.name(key)));
    architectures.forEach(name -> header.add(Format.name(name)));
    Table table = new Table(header);
    boolean all = settings.size() <= MOST_ROWS;
    for (Map<String, String> setting : settings) {
      if (all || isChosen(setting)) {
        List<String> row = new ArrayList<>();
        setting.values().forEach(value -> row.add(Format.name(value)));
        architectures.forEach(name -> row.add(cell(name, setting)));
        table.add(row);
      }
    }
    return table;
  }

  private String cell(String architecture, Map<String, String> setting) {
    return tried.stream()
        .filter(r -> r.architecture().equals(architecture) && r.setting().equals(setting))
        .findFirst()
        .map(row -> loss(row) + (isChosen(architecture, setting) ? " ◂" : ""))
        .orElse("");
  }

  private static String loss(SummaryRow row) {
    long bad = row.trials() - row.n();
    return bad > 0 ? bad + " of " + row.trials() + " ended badly" : Format.optional(row.mean());
  }

  private boolean isChosen(Map<String, String> setting) {
    return compared.stream().anyMatch(trial -> trial.setting().equals(setting));
  }

  private boolean isChosen(String architecture, Map<String, String> setting) {
    return compared.stream()
        .anyMatch(t -> t.architecture().equals(architecture) && t.setting().equals(setting));
  }
}
