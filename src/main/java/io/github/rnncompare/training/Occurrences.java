package io.github.rnncompare.training;

import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How often each class is the target. */
final class Occurrences {
  private Occurrences() {}

  /** Of sequences with one-hot targets; padding and missing targets, NaN, do not count. */
  static long[] of(SequenceSet set) {
    long[] counts = new long[0];
    for (Sequences batch : set.inOrder()) {
      INDArray targets = batch.targets();
      int classes = (int) targets.size(1);
      int steps = targets.rank() == 3 ? (int) targets.size(2) : 1;
      counts = counts.length == 0 ? new long[classes] : counts;
      float[] target = Floats.of(targets);
      float[] mask = mask(batch);
      for (int i = 0; i < target.length; i++) {
        int sequence = i / (classes * steps);
        if (target[i] == 1 && (mask == null || mask[sequence * steps + i % steps] != 0)) {
          counts[i / steps % classes]++;
        }
      }
    }
    return counts;
  }

  /** Of targets at every step; null where all count. */
  private static float @Nullable [] mask(Sequences batch) {
    INDArray mask = batch.everyStep() ? batch.mask() : null;
    return mask == null ? null : Floats.of(mask);
  }
}
