package io.github.rnncompare.task;

import org.jspecify.annotations.Nullable;

/**
 * One part of a task's data.
 *
 * @param metric of predictions for these sequences, where the task has one
 */
public record Split(Sequences sequences, @Nullable Metric metric) {}
