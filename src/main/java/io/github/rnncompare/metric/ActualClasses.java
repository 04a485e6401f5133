package io.github.rnncompare.metric;

import io.github.rnncompare.tensor.Floats;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The actual classes of a split's sequences, at the positions that count. */
public interface ActualClasses {
  /** Receives one position after the other. */
  interface Visitor {
    /**
     * Called for each position.
     *
     * @param sequence its index among the visited ones, from 0
     */
    void accept(int sequence, int step, int actual);
  }

  /**
   * Visits consecutive sequences in order.
   *
   * @param first index of the first of them in the split
   */
  void visit(int first, int sequences, Visitor visitor);

  /**
   * Reads one-hot targets.
   *
   * @param targets [sequences, classes], which has one step, or [sequences, classes, time_steps]
   * @param positions [sequences, time_steps], 1 where a step counts; at least one must. Null where
   *     all steps count
   */
  static ActualClasses of(INDArray targets, @Nullable INDArray positions) {
    OutputBatch actual = OutputBatch.of(targets);
    float[] counts = positions == null ? null : counts(positions, actual);
    return (first, sequences, visitor) -> {
      for (int i = 0; i < sequences; i++) {
        for (int step = 0; step < actual.steps(); step++) {
          if (counts == null || counts[(first + i) * actual.steps() + step] != 0) {
            visitor.accept(i, step, actual.predicted(first + i, step));
          }
        }
      }
    };
  }

  private static float[] counts(INDArray positions, OutputBatch actual) {
    float[] counts = Floats.of(positions);
    int targets = actual.sequences() * actual.steps();
    if (counts.length != targets) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d positions for %d targets", counts.length, targets));
    }
    for (float count : counts) {
      if (count != 0) {
        return counts;
      }
    }
    throw new IllegalArgumentException("no position counts");
  }
}
