package io.github.rnncompare.network;

import io.github.rnncompare.tensor.Floats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One-hot targets of classes that weigh differently in the loss. */
final class WeightedTargets {
  private WeightedTargets() {}

  /**
   * Targets y′ with output − y′ = w · (output − target), w being the weight of the target's class.
   * An output layer takes output − target for the gradient of the cross-entropy, so with y′ it is
   * that of the weighted one.
   *
   * @param targets [batch_size, classes], or [batch_size, classes, time_steps]; an output where
   *     there is no target
   * @param outputs probabilities, of the same shape
   * @param weights of each class
   */
  static INDArray of(INDArray targets, INDArray outputs, double[] weights) {
    int steps = targets.rank() == 3 ? (int) targets.size(2) : 1;
    float[] target = Floats.of(targets);
    float[] output = Floats.of(outputs);
    for (int first = 0; first < target.length; first += weights.length * steps) {
      for (int step = 0; step < steps; step++) {
        weigh(target, output, weights, first + step, steps);
      }
    }
    INDArray weighted = targets.dup(targets.ordering());
    Floats.write(target, weighted);
    return weighted;
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
