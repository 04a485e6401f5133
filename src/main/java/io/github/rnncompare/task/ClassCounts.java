package io.github.rnncompare.task;

import org.nd4j.linalg.api.ndarray.INDArray;

/** How many sequences of each class there are. */
public final class ClassCounts {
  private static final double HALF = 0.5;

  private ClassCounts() {}

  /**
   * The counts, in the order of the classes.
   *
   * @param set whose targets are one class for each sequence, one-hot
   */
  public static long[] of(SequenceSet set) {
    long[] counts = new long[0];
    for (Sequences some : set.inOrder()) {
      INDArray here = some.targets().gt(HALF).castTo(some.targets().dataType()).sum(0);
      counts = counts.length == 0 ? new long[(int) here.length()] : counts;
      for (int i = 0; i < counts.length; i++) {
        counts[i] += here.getLong(i);
      }
    }
    return counts;
  }
}
