package io.github.rnncompare.training;

/**
 * The norm of a gradient, and a bound for it (Pascanu, Mikolov and Bengio 2013, arXiv 1211.5063).
 */
final class Clipping {
  /** PyTorch's, against a division by zero; it leaves a clipped norm a little below the bound. */
  private static final double EPSILON = 1e-6;

  private Clipping() {}

  /** In double precision and one order, so that it does not depend on the machine. */
  static double euclideanNorm(float[] gradient) {
    double squares = 0;
    for (float entry : gradient) {
      squares += (double) entry * entry;
    }
    return Math.sqrt(squares);
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
