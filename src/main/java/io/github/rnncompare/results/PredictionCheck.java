package io.github.rnncompare.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks that {@code predictions.csv} has the columns of the run, and numbers where they belong.
 */
final class PredictionCheck {
  private final ResultFile<PredictionRow> file;
  private final PlannedRun plan;
  private final boolean classes;

  private PredictionCheck(
      ResultFile<PredictionRow> file, PlannedRun plan, ResultFile<TrialRow> trials) {
    this.file = file;
    this.plan = plan;
    classes = trials.rows().stream().anyMatch(TrialRow::predictsClasses);
  }

  /**
   * Checks each row.
   *
   * @param trials and {@code baselines} of the same run, whose columns the file has
   */
  static void check(
      ResultFile<PredictionRow> file,
      PlannedRun plan,
      ResultFile<TrialRow> trials,
      List<BaselineRow> baselines)
      throws IOException {
    if (!file.rows().isEmpty()) {
      PredictionCheck check = new PredictionCheck(file, plan, trials);
      check.checkColumns(trials.rows(), baselines);
      for (int i = 0; i < file.rows().size(); i++) {
        check.checkRow(i);
      }
    }
  }

  private void checkColumns(List<TrialRow> trials, List<BaselineRow> baselines) throws IOException {
    Set<String> known = new HashSet<>();
    for (TrialRow trial : trials) {
      known.add(trial.architecture());
      known.addAll(PredictionRow.ends(trial.architecture()));
    }
    baselines.forEach(row -> known.add(row.baseline()));
    Set<String> columns = file.rows().get(0).predicted().keySet();
    for (String column : columns) {
      if (!known.contains(column)) {
        throw file.fault(
            0,
            column,
            "no such column, as it is no architecture of "
                + plan.file()
                + ", and no baseline of baselines.csv");
      }
    }
    for (String name : wanted(trials)) {
      List<String> own = new ArrayList<>(List.of(name));
      if (PredictionRow.ends(name).stream().anyMatch(columns::contains)) {
        own.addAll(PredictionRow.ends(name));
      }
      for (String column : own) {
        if (!columns.contains(column)) {
          throw file.fault(0, column, "a column of it, as a trial of '" + name + "' ended well");
        }
      }
    }
  }

  /** The architectures with a trial that ended well on a seed of the file. */
  private Set<String> wanted(List<TrialRow> trials) {
    Set<Long> seeds = new HashSet<>();
    file.rows().forEach(row -> seeds.add(row.seed()));
    Set<String> wanted = new TreeSet<>();
    for (TrialRow trial : trials) {
      if (trial.isOk() && seeds.contains(trial.seed())) {
        wanted.add(trial.architecture());
      }
    }
    return wanted;
  }

  private void checkRow(int i) throws IOException {
    PredictionRow row = file.rows().get(i);
    if (!plan.seeds().contains(row.seed())) {
      throw file.fault(i, "seed", "a seed of " + plan.file());
    }
    checkCount(i, "row", row.row());
    checkCount(i, "step", row.step());
    checkCount(i, "steps_ahead", row.stepsAhead());
    if (!classes) {
      checkNumber(i, "actual", row.actual());
      for (Map.Entry<String, String> field : row.predicted().entrySet()) {
        checkNumber(i, field.getKey(), field.getValue());
      }
    }
  }

  private void checkCount(int i, String column, @Nullable Long count) throws IOException {
    if (count != null && count < 1) {
      throw file.fault(i, column, "a whole number from 1, or nothing");
    }
  }

  private void checkNumber(int i, String column, String field) throws IOException {
    if (!field.isEmpty() && Decimal.number(field).isEmpty()) {
      throw file.fault(i, column, "a number, or nothing where there is none");
    }
  }
}
