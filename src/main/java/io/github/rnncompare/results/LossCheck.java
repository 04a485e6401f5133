package io.github.rnncompare.results;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that a file of losses has exactly one row for each epoch of its trials. */
final class LossCheck {
  private static final String AGAIN = "; run the experiment again";

  private final ResultFile<LossRow> losses;
  private final ResultFile<TrialRow> trials;
  private final MetricOfRun metric;
  private final Map<TrialKey, Epochs> epochs = new LinkedHashMap<>();

  /** The rows found so far for the epochs of a trial. */
  private static final class Epochs {
    private final int trialRow;
    private final TrialRow trial;
    private final Map<Long, Integer> rows = new HashMap<>();

    Epochs(int trialRow, TrialRow trial) {
      this.trialRow = trialRow;
      this.trial = trial;
    }
  }

  private LossCheck(ResultFile<LossRow> losses, ResultFile<TrialRow> trials, MetricOfRun metric) {
    this.losses = losses;
    this.trials = trials;
    this.metric = metric;
    for (int i = 0; i < trials.rows().size(); i++) {
      TrialRow trial = trials.rows().get(i);
      if (!trial.status().equals(TrialRow.FAILED)) {
        epochs.put(TrialKey.of(trial), new Epochs(i, trial));
      }
    }
  }

  /**
   * Checks the losses.
   *
   * @param trials of the losses, each once
   */
  static void check(
      ResultFile<LossRow> losses, ResultFile<TrialRow> trials, PlannedRun plan, MetricOfRun metric)
      throws IOException {
    LossCheck check = new LossCheck(losses, trials, metric);
    for (int i = 0; i < losses.rows().size(); i++) {
      check.checkRow(i);
    }
    BestEpochCheck best = new BestEpochCheck(trials, losses, plan);
    for (Map.Entry<TrialKey, Epochs> trial : check.epochs.entrySet()) {
      check.checkComplete(trial.getKey(), trial.getValue());
      best.check(trial.getValue().trialRow, check.validation(trial.getValue()));
    }
  }

  private void checkRow(int i) throws IOException {
    LossRow row = losses.rows().get(i);
    TrialKey key = TrialKey.of(row);
    Epochs own = epochs.get(key);
    if (own == null) {
      throw losses.fault(
          i, "a row for " + key + ", but " + trials.path() + " has no such trial that ran" + AGAIN);
    }
    if (row.epoch() < 0 || row.epoch() > own.trial.epochs()) {
      throw losses.fault(
          i,
          "epoch",
          "a whole number from 0 to "
              + own.trial.epochs()
              + ", as the trial has epochs in "
              + trials.place(own.trialRow));
    }
    Integer first = own.rows.putIfAbsent(row.epoch(), i);
    if (first != null) {
      throw losses.fault(
          i,
          "a second row for epoch "
              + row.epoch()
              + " of "
              + key
              + "; the first is "
              + losses.place(first)
              + AGAIN);
    }
    checkValues(i, own.trial);
  }

  private void checkValues(int i, TrialRow trial) throws IOException {
    LossRow row = losses.rows().get(i);
    // A trial diverges in its last epoch, so all earlier losses are finite.
    boolean finite = trial.isOk() || (row.epoch() > 0 && row.epoch() < trial.epochs());
    LossRow sample = losses.rows().get(0);
    number(i, "train_loss", row.trainLoss(), finite);
    present(i, "validation_loss", row.validationLoss(), sample.validationLoss() != null);
    number(i, "validation_loss", row.validationLoss(), finite);
    present(i, "validation_metric", row.validationMetric(), sample.validationMetric() != null);
    Double value = row.validationMetric();
    if (value != null && (!metric.isPossible(value) || (trial.isOk() && !Double.isFinite(value)))) {
      throw losses.fault(i, "validation_metric", "a finite number " + metric.range());
    }
    present(i, "gradient_norm", row.gradientNorm(), row.epoch() > 0);
    Double norm = row.gradientNorm();
    if (norm != null && (norm < 0 || (trial.isOk() && norm.isNaN()))) {
      throw losses.fault(i, "gradient_norm", "a number that is 0 or above");
    }
  }

  private void number(int i, String column, @Nullable Double value, boolean finite)
      throws IOException {
    if (value != null && (value < 0 || (finite && !Double.isFinite(value)))) {
      throw losses.fault(
          i,
          column,
          finite
              ? "a finite number that is 0 or above"
              : "a number that is 0 or above, Infinity or NaN");
    }
  }

  private void present(int i, String column, @Nullable Double value, boolean wanted)
      throws IOException {
    if ((value != null) != wanted) {
      String why = column.equals("gradient_norm") ? "at epoch 0" : "as in the first row";
      throw losses.fault(i, column, wanted ? "a number, as in other rows" : "nothing, " + why);
    }
  }

  private void checkComplete(TrialKey key, Epochs own) throws IOException {
    for (long epoch = 0; epoch <= own.trial.epochs(); epoch++) {
      if (!own.rows.containsKey(epoch)) {
        throw losses.fault(
            "has no row for epoch "
                + epoch
                + " of "
                + key
                + ", which has "
                + own.trial.epochs()
                + " epochs in "
                + trials.place(own.trialRow)
                + AGAIN);
      }
    }
  }

  /** The validation losses of a complete trial in the order of its epochs; empty if it has none. */
  private double[] validation(Epochs own) {
    return LongStream.rangeClosed(0, own.trial.epochs())
        .mapToObj(epoch -> losses.rows().get(requireNonNull(own.rows.get(epoch))))
        .flatMap(row -> Stream.ofNullable(row.validationLoss()))
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
