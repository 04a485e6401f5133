package io.github.rnncompare.diagnostics;

import org.jspecify.annotations.Nullable;

/**
 * A number that was measured inside a network.
 *
 * @param layer from 1, the lowest; 0 for the whole network
 * @param measure what was measured
 * @param of the state or gate that it is of; empty for none
 * @param position the step, the distance to the last step, or the rank; null where there is one
 *     number only
 */
public record Reading(
    int layer, String measure, String of, @Nullable Long position, double value) {}
