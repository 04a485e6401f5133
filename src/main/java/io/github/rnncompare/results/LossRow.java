package io.github.rnncompare.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code losses.csv}: one epoch of one trial. Losses are means over all elements.
 *
 * @param configuration the swept values, a column for each key; none without a sweep
 * @param epoch 0 is the evaluation before training
 * @param trainLoss mean loss of the epoch's forward passes, each before its update; weighted by
 *     class where {@code training.class_weights} says so
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
