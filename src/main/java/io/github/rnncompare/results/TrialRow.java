package io.github.rnncompare.results;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code trials.csv}: one architecture trained with one seed.
 *
 * @param engine that the recurrent layers ran on: fast, portable or stock
 * @param parameters of the whole network
 * @param status ok or diverged
 * @param epochs that were run
 * @param finalTrainLoss evaluated after the last update
 * @param bestEpoch with the lowest validation loss; empty without a validation split
 * @param testLoss at the best epoch
 * @param metric what {@code test_metric} is: "rmse_passengers"; empty where the task has none
 * @param testMetric at the best epoch
 */
public record TrialRow(
    String architecture,
    String engine,
    long hiddenSize,
    long parameters,
    long seed,
    String status,
    long epochs,
    double finalTrainLoss,
    @Nullable Long bestEpoch,
    @Nullable Double bestValidationLoss,
    @Nullable Double testLoss,
    String metric,
    @Nullable Double testMetric) {}
