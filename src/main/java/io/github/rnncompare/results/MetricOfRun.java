package io.github.rnncompare.results;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metric of a run, which is the same in all trials that did not fail.
 *
 * @param name empty if the task has none
 * @param better lower or higher; empty without a metric, and in files of the first versions, where
 *     lower was always better
 */
record MetricOfRun(String name, String better) {
  /** The only error that has an upper bound. */
  private static final String SMAPE = "smape";

  private static final double MAX_SMAPE = 200;

  /** Metrics whose direction is known; other versions may have other metrics. */
  static final Map<String, String> KNOWN =
      Map.of(
          "accuracy",
          TrialRow.HIGHER,
          "macro_f1",
          TrialRow.HIGHER,
          "balanced_accuracy",
          TrialRow.HIGHER,
          "strings_right",
          TrialRow.HIGHER,
          "bits_per_character",
          TrialRow.LOWER,
          "mse",
          TrialRow.LOWER,
          "mase",
          TrialRow.LOWER,
          SMAPE,
          TrialRow.LOWER);

  /**
   * Reads the metric from the trials.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if they do not agree
   */
  static MetricOfRun of(ResultFile<TrialRow> file) throws IOException {
    @Nullable MetricOfRun found = null;
    int first = 0;
    for (int i = 0; i < file.rows().size(); i++) {
      TrialRow row = file.rows().get(i);
      MetricOfRun own = new MetricOfRun(row.metric(), row.metricBetter());
      if (row.status().equals(TrialRow.FAILED)) {
        continue;
      }
      if (found == null) {
        found = own;
        first = i;
        own.check(file, i);
      } else if (!own.equals(found)) {
        boolean sameName = own.name.equals(found.name);
        throw file.fault(
            i,
            sameName ? "metric_better" : "metric",
            "'" + (sameName ? found.better : found.name) + "', as in " + file.place(first));
      }
    }
    return found == null ? new MetricOfRun("", "") : found;
  }

  private void check(ResultFile<TrialRow> file, int row) throws IOException {
    String expected = "lower or higher";
    boolean right = List.of(TrialRow.LOWER, TrialRow.HIGHER).contains(better);
    if (name.isEmpty()) {
      expected = "nothing, as there is no metric";
      right = better.isEmpty();
    } else if (KNOWN.containsKey(name)) {
      expected = KNOWN.getOrDefault(name, "");
      right = better.equals(expected);
    }
    if (!right && (!name.isEmpty() || !better.isEmpty()) && file.hasColumn("metric_better")) {
      throw file.fault(row, "metric_better", expected);
    }
  }

  /**
   * Whether a value is possible: 0 or above for an error, at most 200 for sMAPE, 0 to 1 for a
   * metric where higher is better.
   */
  boolean isPossible(double value) {
    return !(value < 0) && !(value > most());
  }

  private double most() {
    if (better.equals(TrialRow.HIGHER)) {
      return 1;
    }
    return name.equals(SMAPE) ? MAX_SMAPE : Double.POSITIVE_INFINITY;
  }

  /** The possible values in words. */
  String range() {
    if (Double.isInfinite(most())) {
      return "that is 0 or above";
    }
    return name.equals(SMAPE) ? "from 0 to 200" : "from 0 to 1";
  }
}
