package io.github.rnncompare.task;

import io.github.rnncompare.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * One split of a task's data.
 *
 * @param metric of predictions for these sequences, where the task has one
 */
public record Split(SequenceSet set, @Nullable Metric metric) {

  /** All sequences, in memory. */
  public Sequences sequences() {
    return set.whole();
  }
}
