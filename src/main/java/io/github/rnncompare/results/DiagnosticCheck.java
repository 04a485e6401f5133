package io.github.rnncompare.results;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Checks that {@code diagnostics.csv} is of the trials of the run, and has possible numbers. */
final class DiagnosticCheck {
  private final ResultFile<DiagnosticRow> file;
  private final Map<TrialKey, TrialRow> trials = new HashMap<>();

  private DiagnosticCheck(ResultFile<DiagnosticRow> file, ResultFile<TrialRow> trials) {
    this.file = file;
    trials.rows().forEach(row -> this.trials.put(TrialKey.of(row), row));
  }

  /** Checks each row. */
  static void check(ResultFile<DiagnosticRow> file, ResultFile<TrialRow> trials)
      throws IOException {
    DiagnosticCheck check = new DiagnosticCheck(file, trials);
    for (int i = 0; i < file.rows().size(); i++) {
      check.checkRow(i);
    }
  }

  private void checkRow(int i) throws IOException {
    DiagnosticRow row = file.rows().get(i);
    TrialRow trial = trials.get(TrialKey.of(row));
    if (trial == null) {
      throw file.fault(i, "is of no trial in " + RunTables.TRIALS);
    }
    if (row.epoch() < 0 || row.epoch() > trial.epochs()) {
      throw file.fault(
          i, "epoch", "a whole number from 0 to the " + trial.epochs() + " epochs of the trial");
    }
    if (row.layer() < 0) {
      throw file.fault(i, "layer", "a whole number from 0");
    }
    if (row.position() != null && row.position() < 0) {
      throw file.fault(i, "position", "a whole number from 0, or nothing");
    }
    if (!Double.isFinite(row.value())) {
      throw file.fault(i, "value", "a finite number");
    }
  }
}
