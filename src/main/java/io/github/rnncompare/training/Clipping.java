package io.github.rnncompare.training;

import io.github.rnncompare.layer.training.GradientNorm;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
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
   * Clips a gradient to the bound.
   *
   * @param gradient of all parameters together, [n], changed in place
   * @param norm its {@link GradientNorm#of}
   * @return whether it was beyond the bound
   */
  boolean clip(float[] gradient, double norm) {
    return switch (by) {
      case NORM -> {
        GradientNorm.clip(gradient, norm, bound);
        yield norm > bound;
      }
      case VALUE -> cutOff(gradient);
    };
  }

  private boolean cutOff(float[] gradient) {
    float most = (float) bound;
    boolean isCut = false;
    for (int i = 0; i < gradient.length; i++) {
      isCut |= Math.abs(gradient[i]) > most;
      gradient[i] = Math.min(Math.max(gradient[i], -most), most);
    }
    return isCut;
  }
}
