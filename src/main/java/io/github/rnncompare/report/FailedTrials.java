package io.github.rnncompare.report;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        .map(
            status ->
                Map.entry(status, trials.stream().filter(t -> t.status().equals(status)).count()))
        .filter(ended -> ended.getValue() > 0)
        .map(ended -> ended.getValue() + " " + ended.getKey())
        .collect(Collectors.joining(", "));
  }

  /** A row for each trial that diverged or failed, up to 20; empty if there is none. */
  static Optional<Table> table(RunFiles.Content run) {
    List<TrialRow> notOk = notOk(run);
    if (notOk.isEmpty()) {
      return Optional.empty();
    }
    Table table = new Table(List.of("trial", "ended", "why, and what to try"));
    notOk.stream()
        .limit(MAX_SHOWN)
        .forEach(
            trial -> table.add(List.of(name(trial), ended(trial), Format.name(trial.message()))));
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

  private static String name(TrialRow trial) {
    List<String> parts = new ArrayList<>(List.of(Format.name(trial.architecture())));
    trial
        .configuration()
        .forEach((key, value) -> parts.add(Format.name(key) + " " + Format.name(value)));
    parts.add("seed " + trial.seed());
    return String.join(", ", parts);
  }

  private static String ended(TrialRow trial) {
    return trial.status().equals(TrialRow.DIVERGED)
        ? "diverged in epoch " + trial.epochs()
        : trial.status();
  }
}
