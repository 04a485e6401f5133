package io.github.rnncompare.layer.training;

/**
 * One update of Adam in one loop over the parameters:
 *
 * <pre>
 *   m = β1·m + (1 − β1)·g             v = β2·v + (1 − β2)·g²
 * </pre>
 *
 * and then what the {@link Convention} says. The arithmetic is in single precision, its constants
 * are rounded once.
 */
public final class AdamStep {
  private final float firstKept;
  private final float firstAdded;
  private final float secondKept;
  private final float secondAdded;
  private final float size;
  private final float secondCorrection;
  private final float epsilon;

  /**
   * Prepares an update.
   *
   * @param update its number t, from 1
   */
  public AdamStep(
      Convention convention,
      double learningRate,
      double beta1,
      double beta2,
      double epsilon,
      int update) {
    firstKept = (float) beta1;
    firstAdded = (float) (1 - beta1);
    secondKept = (float) beta2;
    secondAdded = (float) (1 - beta2);
    double second = Math.sqrt(1 - StrictMath.pow(beta2, update));
    double first = 1 - StrictMath.pow(beta1, update);
    boolean corrected = convention == Convention.PYTORCH;
    size = (float) (corrected ? learningRate / first : learningRate * second / first);
    secondCorrection = corrected ? (float) second : 1;
    this.epsilon = (float) epsilon;
  }

  /**
   * Moves parameters against a gradient.
   *
   * @param parameters [n], changed in place
   * @param gradient [n]
   * @param firstMoment m, [n], changed in place
   * @param secondMoment v, [n], changed in place
   */
  public void update(
      float[] parameters, float[] gradient, float[] firstMoment, float[] secondMoment) {
    for (int i = 0; i < parameters.length; i++) {
      float g = gradient[i];
      float m = firstKept * firstMoment[i] + firstAdded * g;
      float v = secondKept * secondMoment[i] + secondAdded * (g * g);
      firstMoment[i] = m;
      secondMoment[i] = v;
      parameters[i] -= m / ((float) Math.sqrt(v) / secondCorrection + epsilon) * size;
    }
  }
}
