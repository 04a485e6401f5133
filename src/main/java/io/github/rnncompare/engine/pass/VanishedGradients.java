package io.github.rnncompare.engine.pass;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Takes gradients that have vanished for zero. A gradient that shrinks from step to step would
 * otherwise end among the subnormal numbers (below 2^-126), with which some processors compute many
 * times more slowly, and change nothing: beside the gradients of the last steps it is lost in
 * rounding.
 */
final class VanishedGradients {
  /**
   * A gradient of at most its half is zero. From here, further steps and the factors within a step
   * are in the range of normal numbers until the next check.
   */
  private static final float THRESHOLD = 0x1p-80f;

  /** Steps from one check to the next; more often would cost more than it saves. */
  private static final int EVERY = 8;

  /** Rounds what is added to it to an integer, half to even. */
  private static final float INTEGERS = 0x1p23f;

  private VanishedGradients() {}

  /**
   * Clears the gradients that come to step t, if they are to be checked there.
   *
   * @param gradients of each state
   */
  static void clear(int t, float[][] gradients) {
    if (isChecked(t)) {
      for (float[] gradient : gradients) {
        clear(gradient);
      }
    }
  }

  /**
   * Clears the gradients that come to step t, if they are to be checked there; not those of double
   * precision, whose subnormal numbers are much further away.
   *
   * @param gradients of each state
   */
  static void clear(long t, List<INDArray> gradients) {
    for (INDArray gradient : gradients) {
      if (isChecked(t) && gradient.dataType() == DataType.FLOAT) {
        gradient.muli(Transforms.abs(gradient, true).gt(THRESHOLD / 2).castTo(DataType.FLOAT));
      }
    }
  }

  /** Whether the gradients that come to step t are to be checked. */
  private static boolean isChecked(long t) {
    return t % EVERY == EVERY - 1;
  }

  /** Sets entries of at most half the threshold to zero; all others stay as they are. */
  private static void clear(float[] gradients) {
    for (int i = 0; i < gradients.length; i++) { // without a branch, for the JIT compiler
      float gradient = gradients[i];
      float isKept = Math.min(1f, Math.abs(gradient) * (1 / THRESHOLD)) + INTEGERS - INTEGERS;
      gradients[i] = gradient * isKept;
    }
  }
}
