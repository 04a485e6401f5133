package io.github.rnncompare.comparison;

import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Lumps;
import io.github.rnncompare.statistics.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A number that each trial has, such as its test loss.
 *
 * @param column of {@code trials.csv}
 * @param higherIsBetter true for an accuracy; false if lower is better, as for a loss
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

  /** All measures that trials may have; the last one that is present is the primary measure. */
  public static List<Measure> of(List<TrialRow> trials) {
    boolean higher =
        trials.stream().anyMatch(trial -> trial.metricBetter().equals(TrialRow.HIGHER));
    return List.of(
        FINAL_TRAIN_LOSS,
        BEST_VALIDATION_LOSS,
        TEST_LOSS,
        new Measure(TEST_METRIC, higher, TrialRow::testMetric));
  }

  /** Whether this is the loss of the training split. */
  public boolean isOfTraining() {
    return equals(FINAL_TRAIN_LOSS);
  }

  /** Whether this is the metric of the task, not a loss. */
  public boolean isMetric() {
    return column.equals(TEST_METRIC);
  }

  /** The value of a trial; empty if the trial diverged or failed, or has no finite value. */
  public OptionalDouble of(TrialRow trial) {
    Double found = value.apply(trial);
    return trial.isOk() && found != null && Double.isFinite(found)
        ? OptionalDouble.of(found)
        : OptionalDouble.empty();
  }

  /**
   * The range of possible values: from 0 for a loss or an error, from 0 to 1 if higher is better.
   */
  public Interval possible() {
    return new Interval(0, higherIsBetter ? 1 : Double.POSITIVE_INFINITY);
  }

  /** By ratios if lower is better and all values are positive, else by differences. */
  public Scale scale(double[] values) {
    return !higherIsBetter && Arrays.stream(values).allMatch(value -> value > 0)
        ? Scale.LOGARITHMIC
        : Scale.LINEAR;
  }

  /** Whether the values of an architecture fall into two lumps. */
  boolean hasLumps(Scale scale, double[] values) {
    return scale == Scale.LOGARITHMIC ? Lumps.inLosses(values) : Lumps.inScores(values, possible());
  }

  /** The value, negated if higher is better. */
  public double cost(double value) {
    return higherIsBetter ? -value : value;
  }

  /** The cost of a trial: infinite if it diverged, empty if it failed. */
  OptionalDouble cost(TrialRow trial) {
    if (trial.status().equals(TrialRow.FAILED)) {
      return OptionalDouble.empty();
    }
    OptionalDouble found = of(trial);
    return OptionalDouble.of(
        found.isPresent() ? cost(found.getAsDouble()) : Double.POSITIVE_INFINITY);
  }
}
