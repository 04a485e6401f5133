package io.github.rnncompare.layer.training;

/** One-hot targets of classes that weigh differently in the loss. */
final class WeightedTargets {
  private WeightedTargets() {}

  /**
   * Replaces targets y by y′ with output − y′ = w · (output − y), w being the weight of the
   * target's class. An output layer takes output − target for the gradient of the cross-entropy, so
   * with y′ it is that of the weighted one.
   *
   * @param targets [batch_size, classes, steps] row by row, changed in place; an output where there
   *     is no target
   * @param outputs probabilities, of the same shape
   * @param weights of each class
   */
  static void replace(float[] targets, float[] outputs, double[] weights, int steps) {
    for (int first = 0; first < targets.length; first += weights.length * steps) {
      for (int step = 0; step < steps; step++) {
        weigh(targets, outputs, weights, first + step, steps);
      }
    }
  }

  /** Changes the target at one position, whose classes lie {@code apart}. */
  private static void weigh(
      float[] target, float[] output, double[] weights, int first, int apart) {
    double weight = 0;
    for (int k = 0; k < weights.length; k++) {
      weight += target[first + k * apart] * weights[k];
    }
    for (int k = 0; k < weights.length; k++) {
      int at = first + k * apart;
      target[at] = (float) (output[at] - weight * (output[at] - target[at]));
    }
  }
}
