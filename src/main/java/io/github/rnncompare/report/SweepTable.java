package io.github.rnncompare.report;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What the settings of a sweep came to: a row for each, a column for each architecture. */
final class SweepTable {
  /** More would not be read; all of them are in {@code sweep_trials.csv}. */
  private static final int MOST_ROWS = 40;

  private final List<TrialRow> search;
  private final List<TrialRow> comparison;

  SweepTable(RunFiles.Content run) {
    this.search = run.sweepTrials();
    this.comparison = run.trials();
  }

  /** The section of the report; empty without a sweep. */
  Optional<String> section() {
    if (search.isEmpty()) {
      return Optional.empty();
    }
    Set<Map<String, String>> settings = new LinkedHashSet<>();
    search.forEach(trial -> settings.add(trial.setting()));
    boolean all = settings.size() <= MOST_ROWS;
    List<Map<String, String>> shown = settings.stream().filter(s -> all || isChosen(s)).toList();
    return Optional.of(
        "## Sweep\n\n"
            + table(shown).markdown()
            + "\nMean "
            + figure()
            + " over "
            + search.stream().map(TrialRow::seed).distinct().count()
            + " seeds; * marks the setting that each architecture is compared in. "
            + atTheEdge()
            + (all ? "" : "Of " + settings.size() + " settings those that were chosen are shown. ")
            + "Every trial is in [sweep_trials.csv](sweep_trials.csv), its losses in"
            + " [sweep_losses.csv](sweep_losses.csv).");
  }

  /** Says where the best value of a key is the least or the largest tried. */
  private String atTheEdge() {
    Set<String> edges = new LinkedHashSet<>();
    for (TrialRow trial : comparison) {
      trial.setting().keySet().forEach(key -> edge(trial, key).ifPresent(edges::add));
    }
    return edges.isEmpty()
        ? ""
        : "The best is at the edge of what was tried ("
            + String.join(", ", edges)
            + "): a wider sweep may find better. ";
  }

  private Optional<String> edge(TrialRow trial, String key) {
    List<Double> tried = tried(trial.architecture(), key);
    Optional<Double> best = Numbers.parse(trial.setting().getOrDefault(key, ""));
    if (best.isEmpty() || tried.size() < 2) {
      return Optional.empty();
    }
    boolean least = best.get().equals(tried.get(0));
    boolean largest = best.get().equals(tried.get(tried.size() - 1));
    return least || largest
        ? Optional.of(
            "the %s %s for %s".formatted(least ? "least" : "largest", key, trial.architecture()))
        : Optional.empty();
  }

  /** The numbers that an architecture has tried, in ascending order. */
  private List<Double> tried(String architecture, String key) {
    return search.stream()
        .filter(trial -> trial.architecture().equals(architecture))
        .flatMap(trial -> Numbers.parse(trial.setting().getOrDefault(key, "")).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private String figure() {
    boolean validated = search.stream().anyMatch(trial -> trial.bestValidationLoss() != null);
    return validated ? "best_validation_loss" : "final_train_loss (the task has no validation)";
  }

  private MarkdownTable table(List<Map<String, String>> settings) {
    List<String> architectures = search.stream().map(TrialRow::architecture).distinct().toList();
    List<String> header = new ArrayList<>(search.get(0).setting().keySet());
    header.addAll(architectures);
    MarkdownTable table = new MarkdownTable(header);
    for (Map<String, String> setting : settings) {
      List<String> row = new ArrayList<>(setting.values());
      architectures.forEach(name -> row.add(cell(name, setting)));
      table.add(row);
    }
    return table;
  }

  private String cell(String architecture, Map<String, String> setting) {
    List<TrialRow> trials =
        search.stream()
            .filter(t -> t.architecture().equals(architecture) && t.setting().equals(setting))
            .toList();
    if (trials.isEmpty()) {
      return "";
    }
    long bad = trials.stream().filter(trial -> !trial.isOk()).count();
    OptionalDouble mean = trials.stream().mapToDouble(SweepTable::loss).average();
    String loss =
        bad > 0 ? bad + " of " + trials.size() + " ended badly" : Format.number(mean.orElseThrow());
    return loss + (isChosen(architecture, setting) ? " *" : "");
  }

  private static double loss(TrialRow trial) {
    Double loss = trial.lossToCompare();
    return loss == null ? Double.NaN : loss;
  }

  private boolean isChosen(Map<String, String> setting) {
    return comparison.stream().anyMatch(trial -> trial.setting().equals(setting));
  }

  private boolean isChosen(String architecture, Map<String, String> setting) {
    return comparison.stream()
        .anyMatch(t -> t.architecture().equals(architecture) && t.setting().equals(setting));
  }
}
