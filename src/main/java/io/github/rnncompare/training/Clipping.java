package io.github.rnncompare.training;

import java.util.Arrays;

/**
 * The norm of a gradient, and a bound for it (Pascanu, Mikolov and Bengio 2013, arXiv 1211.5063).
 */
final class Clipping {
  /** PyTorch's, against a division by zero; it leaves a clipped norm a little below the bound. */
  private static final double EPSILON = 1e-6;

  private static final int SUMS = 8;

  private Clipping() {}

  /** In double precision and one order, so that it does not depend on the machine. */
  static double euclideanNorm(float[] gradient) {
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
   * Shortens a gradient that is longer than {@code most}, and keeps its direction, as {@code
   * torch.nn.utils.clip_grad_norm_}: g = g · most / (‖g‖ + 1e-6).
   *
   * @param gradient of all parameters together, [n], changed in place
   * @param norm its {@link #euclideanNorm}
   */
  static void clip(float[] gradient, double norm, double most) {
    if (norm > most) {
      float factor = (float) (most / (norm + EPSILON));
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
  }
}
