package io.github.rnncompare.training;

import java.util.List;

/**
 * The state of an optimizer.
 *
 * @param updates done so far, where the rule counts them; else 0
 * @param memory the rule's arrays, each [parameters]: Adam's two moments, RMSprop's mean square,
 *     SGD's velocity
 */
public record OptimizerState(int updates, List<FloatArray> memory) {}
