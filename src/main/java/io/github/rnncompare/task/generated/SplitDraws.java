package io.github.rnncompare.task.generated;

import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Draws one split after another. A sequence may occur twice within a split, but never in two: one
 * that is in an earlier split is replaced by a new draw.
 */
final class SplitDraws {
  private final Set<IntBuffer> earlier = new HashSet<>(); // compared by content

  /**
   * Draws a split.
   *
   * @param source draws the sequence at an index; some that it may draw are in no earlier split
   */
  int[][] draw(int count, IntFunction<int[]> source) {
    int[][] drawn = new int[count][];
    for (int i = 0; i < count; i++) {
      do {
        drawn[i] = source.apply(i);
      } while (earlier.contains(IntBuffer.wrap(drawn[i])));
    }
    for (int[] sequence : drawn) {
      earlier.add(IntBuffer.wrap(sequence));
    }
    return drawn;
  }
}
