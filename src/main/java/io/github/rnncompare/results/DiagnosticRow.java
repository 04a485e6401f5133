package io.github.rnncompare.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code diagnostics.csv}: a number that was measured inside a network of the comparison.
 *
 * @param configuration the swept values, a column for each key; none without a sweep
 * @param epoch after which it was measured; 0 is before training
 * @param layer from 1, the lowest; 0 for the whole network
 * @param measure what was measured, such as gradient_norm
 * @param of the state or gate that it is of; empty for none
 * @param position the step from 1, the distance to the last step, or the rank from 1; empty where
 *     there is one number only
 */
public record DiagnosticRow(
    String architecture,
    Map<String, String> configuration,
    long seed,
    long epoch,
    long layer,
    String measure,
    String of,
    @Nullable Long position,
    double value) {}
