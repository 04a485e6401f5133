package io.github.rnncompare.results;

import io.github.rnncompare.spec.Excerpt;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that {@code baselines.csv} has each value once for each seed of which a trial ran. */
final class BaselineCheck {
  private static final String TEST_METRIC = "test_metric";
  private static final List<String> COLUMNS =
      List.of("final_train_loss", "best_validation_loss", "test_loss", TEST_METRIC);
  private static final String AGAIN = "; run the experiment again";

  /** A kind of value, of which each seed has one. */
  private record Kind(String baseline, String measure) {}

  private BaselineCheck() {}

  /**
   * Checks each row, and that no seed is missing.
   *
   * @param trials of the same run, whose seeds the values have
   */
  static void check(
      ResultFile<BaselineRow> file,
      PlannedRun plan,
      ResultFile<TrialRow> trials,
      MetricOfRun metric)
      throws IOException {
    Map<Kind, Map<Long, Integer>> rows = new LinkedHashMap<>();
    Set<Long> seeds = Set.copyOf(plan.seeds());
    for (int i = 0; i < file.rows().size(); i++) {
      BaselineRow row = file.rows().get(i);
      checkValue(file, i, metric);
      if (!seeds.contains(row.seed())) {
        throw file.fault(i, "seed", "a seed of " + plan.file());
      }
      Integer first =
          rows.computeIfAbsent(new Kind(row.baseline(), row.measure()), kind -> new HashMap<>())
              .putIfAbsent(row.seed(), i);
      if (first != null) {
        throw file.fault(
            i, "a second row of this kind and seed; the first is " + file.place(first) + AGAIN);
      }
    }
    Set<Long> ran = new HashSet<>();
    for (TrialRow trial : trials.rows()) {
      if (!trial.status().equals(TrialRow.FAILED)) {
        ran.add(trial.seed());
      }
    }
    for (Map.Entry<Kind, Map<Long, Integer>> kind : rows.entrySet()) {
      for (long seed : plan.seeds()) {
        if (ran.contains(seed) && !kind.getValue().containsKey(seed)) {
          throw file.fault(
              "has no "
                  + kind.getKey().measure()
                  + " of '"
                  + Excerpt.of(kind.getKey().baseline())
                  + "' for seed "
                  + seed
                  + ", which is in "
                  + trials.path()
                  + AGAIN);
        }
      }
    }
  }

  private static void checkValue(ResultFile<BaselineRow> file, int i, MetricOfRun metric)
      throws IOException {
    BaselineRow row = file.rows().get(i);
    if (row.baseline().isEmpty()) {
      throw file.fault(i, "baseline", "a name");
    }
    if (!COLUMNS.contains(row.measure())) {
      throw file.fault(i, "measure", "one of " + String.join(", ", COLUMNS));
    }
    boolean possible =
        row.measure().equals(TEST_METRIC) ? metric.isPossible(row.value()) : row.value() >= 0;
    if (!possible || !Double.isFinite(row.value())) {
      throw file.fault(
          i,
          "value",
          "a finite number "
              + (row.measure().equals(TEST_METRIC) ? metric.range() : "that is 0 or above"));
    }
  }
}
