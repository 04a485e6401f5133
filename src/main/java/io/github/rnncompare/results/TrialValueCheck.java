package io.github.rnncompare.results;

import io.github.rnncompare.results.TrialKey.Candidate;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks that the values of trials are possible for their status. */
final class TrialValueCheck {
  private static final String NOTHING = "nothing, as the trial ";

  private final PlannedRun plan;
  private final MetricOfRun metric;

  /** The first row of each candidate, whose network is the same in all its rows. */
  private final Map<Candidate, Made> made = new HashMap<>();

  private record Made(ResultFile<TrialRow> file, int row) {
    TrialRow trial() {
      return file.rows().get(row);
    }
  }

  TrialValueCheck(PlannedRun plan, MetricOfRun metric) {
    this.plan = plan;
    this.metric = metric;
  }

  /**
   * Checks each row.
   *
   * @param search whether the trials are of a sweep, which does not use the test split
   */
  void check(ResultFile<TrialRow> file, boolean search) throws IOException {
    boolean hasMessages = file.hasColumn("message");
    Optional<TrialRow> sample = file.rows().stream().filter(TrialRow::isOk).findFirst();
    for (int i = 0; i < file.rows().size(); i++) {
      TrialRow row = file.rows().get(i);
      checkMade(file, i);
      if (hasMessages && row.isOk() != row.message().isEmpty()) {
        throw file.fault(
            i, "message", row.isOk() ? NOTHING + "is ok" : "why the trial is " + row.status());
      }
      if (row.status().equals(TrialRow.FAILED)) {
        checkFailed(file, i);
        continue;
      }
      checkEpochs(file, i);
      number(file, i, "final_train_loss", row.finalTrainLoss(), row.isOk());
      number(file, i, "best_validation_loss", row.bestValidationLoss(), true);
      number(file, i, "test_loss", row.testLoss(), true);
      checkTest(file, i, search, sample.orElse(row));
    }
  }

  private void checkMade(ResultFile<TrialRow> file, int i) throws IOException {
    TrialRow row = file.rows().get(i);
    positive(file, i, "hidden_size", row.hiddenSize());
    positive(file, i, "parameters", row.parameters());
    Optional<Integer> width = plan.widths().getOrDefault(row.architecture(), Optional.empty());
    if (width.isPresent() && row.hiddenSize() != width.get()) {
      throw file.fault(i, "hidden_size", width.get() + ", as in " + plan.file());
    }
    Made first = made.computeIfAbsent(TrialKey.candidate(row), key -> new Made(file, i));
    same(file, i, "hidden_size", TrialRow::hiddenSize, first);
    same(file, i, "parameters", TrialRow::parameters, first);
    same(file, i, "engine", TrialRow::engine, first);
  }

  private static void positive(ResultFile<TrialRow> file, int i, String column, long value)
      throws IOException {
    if (value < 1) {
      throw file.fault(i, column, "a whole number, 1 or above");
    }
  }

  private static void same(
      ResultFile<TrialRow> file, int i, String column, Function<TrialRow, Object> value, Made first)
      throws IOException {
    Object expected = value.apply(first.trial());
    if (!value.apply(file.rows().get(i)).equals(expected)) {
      throw file.fault(i, column, "'" + expected + "', as in " + first.file().place(first.row()));
    }
  }

  private static void checkFailed(ResultFile<TrialRow> file, int i) throws IOException {
    TrialRow row = file.rows().get(i);
    if (row.epochs() != 0) {
      throw file.fault(i, "epochs", "0, as the trial failed");
    }
    empty(file, i, "final_train_loss", row.finalTrainLoss());
    empty(file, i, "best_epoch", row.bestEpoch());
    empty(file, i, "best_validation_loss", row.bestValidationLoss());
    empty(file, i, "test_loss", row.testLoss());
    empty(file, i, "metric", row.metric().isEmpty() ? null : row.metric());
    empty(file, i, "metric_better", row.metricBetter().isEmpty() ? null : row.metricBetter());
    empty(file, i, "test_metric", row.testMetric());
  }

  private static void empty(ResultFile<TrialRow> file, int i, String column, @Nullable Object value)
      throws IOException {
    if (value != null) {
      throw file.fault(i, column, NOTHING + "failed");
    }
  }

  private void checkEpochs(ResultFile<TrialRow> file, int i) throws IOException {
    TrialRow row = file.rows().get(i);
    positive(file, i, "epochs", row.epochs());
    if (plan.epochs().isEmpty()) {
      return;
    }
    int planned = plan.epochs().get();
    if (row.epochs() > planned) {
      throw file.fault(i, "epochs", "at most " + planned + ", as in " + plan.file());
    }
    if (row.isOk() && !plan.endsEarly() && row.epochs() != planned) {
      throw file.fault(i, "epochs", planned + ", as in " + plan.file());
    }
  }

  /** Checks a loss: 0 or above; infinite or NaN only if the trial diverged. */
  private static void number(
      ResultFile<TrialRow> file, int i, String column, @Nullable Double value, boolean finite)
      throws IOException {
    boolean missing = value == null && column.equals("final_train_loss");
    if (missing || (value != null && (value < 0 || (finite && !Double.isFinite(value))))) {
      throw file.fault(
          i,
          column,
          finite
              ? "a finite number that is 0 or above"
              : "a number that is 0 or above, Infinity or NaN");
    }
  }

  /**
   * Checks the test results: none for a trial that diverged or is of a sweep; all other trials have
   * them, or none has.
   *
   * @param sample a trial that is ok
   */
  private void checkTest(ResultFile<TrialRow> file, int i, boolean search, TrialRow sample)
      throws IOException {
    TrialRow row = file.rows().get(i);
    if (search || !row.isOk()) {
      String why = NOTHING + (search ? "is of a sweep, which does not test" : "diverged");
      if (row.testLoss() != null) {
        throw file.fault(i, "test_loss", why);
      }
      if (row.testMetric() != null) {
        throw file.fault(i, "test_metric", why);
      }
      if (search && !row.metric().isEmpty()) {
        throw file.fault(i, "metric", why);
      }
      if (search && !row.metricBetter().isEmpty()) {
        throw file.fault(i, "metric_better", why);
      }
      return;
    }
    boolean tested = sample.testLoss() != null || !metric.name().isEmpty();
    if ((row.testLoss() != null) != tested) {
      throw file.fault(
          i,
          "test_loss",
          tested ? "a finite number that is 0 or above" : "nothing, as in the other rows");
    }
    Double value = row.testMetric();
    boolean wanted = !metric.name().isEmpty();
    if ((value != null) != wanted) {
      throw file.fault(
          i,
          "test_metric",
          wanted ? "a finite number " + metric.range() : "nothing, as there is no metric");
    }
    if (value != null && (!Double.isFinite(value) || !metric.isPossible(value))) {
      throw file.fault(i, "test_metric", "a finite number " + metric.range());
    }
  }
}
