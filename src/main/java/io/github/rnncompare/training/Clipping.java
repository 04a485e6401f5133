package io.github.rnncompare.training;

import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.Arrays;
import java.util.Optional;

/**
 * Gradient clipping (Pascanu, Mikolov and Bengio 2013, arXiv 1211.5063).
 *
 * @param bound of the norm, or of each entry's size
 */
public record Clipping(By by, double bound) {

  /** What is bounded. */
  public enum By {
    /**
     * The Euclidean norm of all entries together, as {@code torch.nn.utils.clip_grad_norm_}: a
     * longer gradient keeps its direction, g = g · bound / (‖g‖ + 1e-6).
     */
    NORM,
    /**
     * Each entry by itself, as {@code torch.nn.utils.clip_grad_value_}: g = min(max(g, −bound),
     * bound).
     */
    VALUE
  }

  /** PyTorch's, against a division by zero; it leaves a clipped norm a little below the bound. */
  private static final double EPSILON = 1e-6;

  private static final int SUMS = 8;

  /** The keys {@code clip} and {@code clip_by}; empty where gradients are left as they are. */
  static Optional<Clipping> read(Section spec) {
    Optional<Double> bound = spec.numberOr("none", "clip", Range.positive());
    By by = spec.choice("clip_by", By.class, By.NORM);
    return bound.map(most -> new Clipping(by, most));
  }

  /** In a few words: "gradients clipped to norm 1.0". */
  String description() {
    return "gradients clipped to " + Names.of(by) + " " + bound;
  }

  /**
   * The norm in double precision, summed in a fixed order, so that it does not depend on the
   * machine.
   */
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
   * Clips a gradient to the bound.
   *
   * @param gradient of all parameters together, [n], changed in place
   * @param norm its {@link #euclideanNorm}
   */
  void clip(float[] gradient, double norm) {
    switch (by) {
      case NORM -> shorten(gradient, norm);
      case VALUE -> cutOff(gradient);
    }
  }

  private void shorten(float[] gradient, double norm) {
    if (norm > bound) {
      float factor = (float) (bound / (norm + EPSILON));
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
  }

  private void cutOff(float[] gradient) {
    float most = (float) bound;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = Math.min(Math.max(gradient[i], -most), most);
    }
  }
}
