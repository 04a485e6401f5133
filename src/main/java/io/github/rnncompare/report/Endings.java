package io.github.rnncompare.report;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which trials diverged or failed, and why. */
final class Endings {
  private static final int MOST_SHOWN = 20;

  private Endings() {}

  /** The section of the report; empty where every trial went well. */
  static Optional<String> section(RunFiles.Content run) {
    List<TrialRow> bad =
        Stream.concat(run.trials().stream(), run.sweepTrials().stream())
            .filter(trial -> !trial.isOk())
            .toList();
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    MarkdownTable table = new MarkdownTable(List.of("trial", "ended", "why, and what to try"));
    bad.stream()
        .limit(MOST_SHOWN)
        .forEach(trial -> table.add(List.of(name(trial), ended(trial), trial.message())));
    String rest =
        bad.size() > MOST_SHOWN
            ? "\nThese are %d of %d; the others are in the tables of trials."
                .formatted(MOST_SHOWN, bad.size())
            : "";
    return Optional.of("## What diverged or failed\n\n" + table.markdown() + rest);
  }

  private static String name(TrialRow trial) {
    List<String> parts = new ArrayList<>(List.of(trial.architecture()));
    trial.setting().forEach((key, value) -> parts.add(key + " " + value));
    parts.add("seed " + trial.seed());
    return String.join(", ", parts);
  }

  private static String ended(TrialRow trial) {
    return trial.status().equals(TrialRow.DIVERGED)
        ? "diverged in epoch " + trial.epochs()
        : trial.status();
  }
}
