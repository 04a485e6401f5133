package io.github.rnncompare.training;

import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;

/** How often each class is the target. */
final class Occurrences {
  private Occurrences() {}

  /** Of sequences with one-hot targets; padding and missing targets, NaN, do not count. */
  static long[] of(SequenceSet set) {
    long[] counts = new long[0];
    for (Sequences batch : set.inOrder()) {
      OutputBatch targets = OutputBatch.of(batch.targets());
      counts = counts.length == 0 ? new long[targets.size()] : counts;
      count(batch, targets, counts);
    }
    return counts;
  }

  private static void count(Sequences batch, OutputBatch targets, long[] counts) {
    batch.visitPositions(
        (sequence, step) -> {
          for (int k = 0; k < counts.length; k++) {
            counts[k] += targets.at(sequence, k, step) == 1 ? 1 : 0;
          }
        });
  }
}
