package io.github.rnncompare.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code trials.csv}: one architecture trained with one seed.
 *
 * @param configuration the swept values, a column for each key; none without a sweep
 * @param engine that the recurrent layers ran on: fast, portable or stock
 * @param parameters of the whole network
 * @param status ok, diverged or failed
 * @param epochs number of epochs that were run
 * @param finalTrainLoss evaluated after the last update; empty for a failed trial
 * @param bestEpoch by the spec's {@code training.checkpoint}; empty without a validation split, or
 *     where a trial diverged before there was one
 * @param bestValidationLoss the running median there, or the loss itself, by the same rule
 * @param testLoss at the best epoch
 * @param metric name of the metric in {@code test_metric}, such as "rmse_passengers"; empty if the
 *     task has none
 * @param metricBetter lower or higher; empty if the task has no metric
 * @param testMetric at the best epoch
 * @param message why a trial diverged or failed, and what to try; empty for ok
 */
public record TrialRow(
    String architecture,
    Map<String, String> configuration,
    String engine,
    long hiddenSize,
    long parameters,
    long seed,
    String status,
    long epochs,
    @Nullable Double finalTrainLoss,
    @Nullable Long bestEpoch,
    @Nullable Double bestValidationLoss,
    @Nullable Double testLoss,
    String metric,
    String metricBetter,
    @Nullable Double testMetric,
    String message) {
  public static final String OK = "ok";
  public static final String DIVERGED = "diverged";
  public static final String FAILED = "failed";

  /** The value of {@code metric_better} for an accuracy. */
  public static final String LOWER = "lower";

  public static final String HIGHER = "higher";

  /**
   * A row.
   *
   * @throws IllegalArgumentException for another status
   */
  public TrialRow {
    if (!List.of(OK, DIVERGED, FAILED).contains(status)) {
      throw new IllegalArgumentException(
          "status is '" + status + "'; expected ok, diverged or failed");
    }
  }

  /**
   * The loss that a search minimises: the best validation loss, or without one the training loss.
   */
  public @Nullable Double lossToCompare() {
    return bestValidationLoss == null ? finalTrainLoss : bestValidationLoss;
  }

  /** Whether the task is to predict classes, by its metric: those of numbers are errors. */
  public boolean predictsClasses() {
    return metricBetter.equals(HIGHER) || metric.equals("bits_per_character");
  }

  /** The epoch of the network that is tested: the best one, or where none is chosen the last. */
  public long testedEpoch() {
    return bestEpoch == null ? epochs : bestEpoch;
  }

  public boolean isOk() {
    return status.equals(OK);
  }
}
