package io.github.rnncompare.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code losses.csv}: one epoch of one trial. Losses are means over all elements.
 *
 * @param configuration the values that a sweep chose, a column for each; none without a sweep
 * @param epoch 0 is an evaluation before any training
 * @param trainLoss the mean of what the epoch's forward passes computed, before each update
 * @param validationLoss evaluated after the epoch's updates; empty without a validation split
 * @param validationMetric the metric of the validation split; empty without one
 * @param gradientNorm mean Euclidean norm of the epoch's gradients; empty at epoch 0
 */
public record LossRow(
    String architecture,
    Map<String, String> configuration,
    long seed,
    long epoch,
    double trainLoss,
    @Nullable Double validationLoss,
    @Nullable Double validationMetric,
    @Nullable Double gradientNorm) {}
