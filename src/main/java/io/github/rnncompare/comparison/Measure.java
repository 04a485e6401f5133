package io.github.rnncompare.comparison;

import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Interval;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known of a trial.
 *
 * @param column of {@code trials.csv}
 * @param higherIsBetter as for an accuracy; else the lower value is the better one
 */
public record Measure(
    String column, boolean higherIsBetter, Function<TrialRow, @Nullable Double> value) {
  public static final Measure FINAL_TRAIN_LOSS = loss("final_train_loss", TrialRow::finalTrainLoss);
  public static final Measure BEST_VALIDATION_LOSS =
      loss("best_validation_loss", TrialRow::bestValidationLoss);
  private static final Measure TEST_LOSS = loss("test_loss", TrialRow::testLoss);

  private static final String TEST_METRIC = "test_metric";

  private static Measure loss(String column, Function<TrialRow, @Nullable Double> value) {
    return new Measure(column, false, value);
  }

  /** All that trials may have; the last one that a run has is its primary measure. */
  public static List<Measure> of(List<TrialRow> trials) {
    boolean higher =
        trials.stream().anyMatch(trial -> trial.metricBetter().equals(TrialRow.HIGHER));
    return List.of(
        FINAL_TRAIN_LOSS,
        BEST_VALIDATION_LOSS,
        TEST_LOSS,
        new Measure(TEST_METRIC, higher, TrialRow::testMetric));
  }

  /** Whether it is the task's own, rather than a loss. */
  public boolean isMetric() {
    return column.equals(TEST_METRIC);
  }

  /** What the trial ended well with. */
  public OptionalDouble of(TrialRow trial) {
    Double found = value.apply(trial);
    return trial.isOk() && found != null && Double.isFinite(found)
        ? OptionalDouble.of(found)
        : OptionalDouble.empty();
  }

  /** Where values can lie: a loss or an error from 0, what is better when higher is a share. */
  public Interval possible() {
    return new Interval(0, higherIsBetter ? 1 : Double.POSITIVE_INFINITY);
  }

  /** Where the difference of two values can lie. */
  Interval possibleDifference() {
    return higherIsBetter ? new Interval(-1, 1) : Interval.ANY;
  }

  /** A value of which less is better. */
  public double cost(double value) {
    return higherIsBetter ? -value : value;
  }

  /** The trial's cost, infinite where it diverged; empty where it failed. */
  OptionalDouble cost(TrialRow trial) {
    if (trial.status().equals(TrialRow.FAILED)) {
      return OptionalDouble.empty();
    }
    OptionalDouble found = of(trial);
    return OptionalDouble.of(
        found.isPresent() ? cost(found.getAsDouble()) : Double.POSITIVE_INFINITY);
  }
}
