package io.github.rnncompare.report;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trials that diverged or failed, and why. */
final class FailedTrials {
  private static final int MAX_SHOWN = 20;

  private FailedTrials() {}

  /** "2 diverged, 1 failed"; empty if all trials are ok. */
  static String counted(List<TrialRow> trials) {
    return Stream.of(TrialRow.DIVERGED, TrialRow.FAILED)
        .filter(status -> count(trials, status) > 0)
        .map(status -> count(trials, status) + " " + status)
        .collect(Collectors.joining(", "));
  }

  /** "10", "10 (2 diverged, 1 failed)". */
  static Cell ofAll(List<TrialRow> trials) {
    String counted = counted(trials);
    return Cell.of(
        trials.size() + (counted.isEmpty() ? "" : " (" + counted + ")"),
        trials.size(),
        count(trials, TrialRow.DIVERGED),
        count(trials, TrialRow.FAILED));
  }

  private static long count(List<TrialRow> trials, String status) {
    return trials.stream().filter(trial -> trial.status().equals(status)).count();
  }

  /** A row for each trial that diverged or failed, up to 20; empty if there is none. */
  static Optional<ResultTable> table(RunFiles.Content run) {
    List<TrialRow> notOk = notOk(run);
    if (notOk.isEmpty()) {
      return Optional.empty();
    }
    ResultTable table =
        new ResultTable(
            List.of(
                Column.of("trial"),
                new Column("ended", List.of("status", "epochs")),
                new Column("why, and what to try", List.of("message"))));
    notOk.stream()
        .limit(MAX_SHOWN)
        .forEach(
            trial -> table.add(List.of(trial(trial), ended(trial), Cell.name(trial.message()))));
    return Optional.of(table);
  }

  /** Says how many trials the table leaves out; empty if it has all. */
  static String rest(RunFiles.Content run) {
    int all = notOk(run).size();
    return all > MAX_SHOWN
        ? String.format(
            Locale.ROOT,
            "The table has %s of %s; the others are in the CSV files of trials.",
            MAX_SHOWN,
            all)
        : "";
  }

  private static List<TrialRow> notOk(RunFiles.Content run) {
    return Stream.concat(run.trials().stream(), run.sweepTrials().stream())
        .filter(trial -> !trial.isOk())
        .toList();
  }

  private static Cell trial(TrialRow trial) {
    List<String> shown = new ArrayList<>(List.of(Format.name(trial.architecture())));
    List<String> raw = new ArrayList<>(List.of(trial.architecture()));
    trial
        .configuration()
        .forEach(
            (key, value) -> {
              shown.add(Format.name(key) + " " + Format.name(value));
              raw.add(key + " " + value);
            });
    shown.add("seed " + trial.seed());
    raw.add("seed " + trial.seed());
    return new Cell(String.join(", ", shown), Cell.name(String.join(", ", raw)).raw());
  }

  private static Cell ended(TrialRow trial) {
    boolean diverged = trial.status().equals(TrialRow.DIVERGED);
    return new Cell(
        diverged ? "diverged in epoch " + trial.epochs() : trial.status(),
        List.of(trial.status(), String.valueOf(trial.epochs())));
  }
}
