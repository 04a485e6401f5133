package io.github.rnncompare.layer.training;

import java.util.Arrays;

/** The Euclidean norm of a gradient of all parameters together, and clipping by it. */
public final class GradientNorm {
  /** PyTorch's, against a division by zero; it leaves a clipped norm a little below the bound. */
  private static final double EPSILON = 1e-6;

  private static final int SUMS = 8;

  private GradientNorm() {}

  /**
   * The norm in double precision, summed in a fixed order, so that it does not depend on the
   * machine.
   */
  public static double of(float[] gradient) {
    // Eight sums, so that an addition need not wait for the one before it.
    double[] squares = new double[SUMS];
    int whole = gradient.length - gradient.length % SUMS;
    for (int i = 0; i < whole; i += SUMS) {
      for (int k = 0; k < SUMS; k++) {
        squares[k] += (double) gradient[i + k] * gradient[i + k];
      }
    }
    for (int i = whole; i < gradient.length; i++) {
      squares[0] += (double) gradient[i] * gradient[i];
    }
    return Math.sqrt(Arrays.stream(squares).sum());
  }

  /**
   * Clips a gradient as {@code torch.nn.utils.clip_grad_norm_}: one that is longer than the bound
   * keeps its direction, g = g · bound / (‖g‖ + 1e-6).
   *
   * @param gradient changed in place
   * @param norm its norm
   */
  public static void clip(float[] gradient, double norm, double bound) {
    if (norm > bound) {
      float factor = (float) factor(norm, bound);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
  }

  /** What shortens a gradient that is longer than the bound. */
  static double factor(double norm, double bound) {
    return bound / (norm + EPSILON);
  }
}
