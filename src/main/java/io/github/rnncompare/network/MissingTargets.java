package io.github.rnncompare.network;

import io.github.rnncompare.tensor.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Targets of which some are missing, or stand at padding. */
final class MissingTargets {
  private MissingTargets() {}

  /**
   * A copy in which each target that is NaN or stands at padding is the output itself: an output
   * that is its own target has no error, and so no gradient.
   *
   * @param targets [batch_size, output_size], or [batch_size, output_size, time_steps]
   * @param outputs of the same shape
   * @param mask [batch_size, time_steps], 0 at padding; null without any
   */
  static INDArray replaced(INDArray targets, INDArray outputs, @Nullable INDArray mask) {
    float[] target = Floats.of(targets);
    float[] output = Floats.of(outputs);
    float[] real = mask == null ? null : Floats.of(mask);
    int steps = targets.rank() == 3 ? (int) targets.size(2) : 1;
    int inSequence = (int) targets.size(1) * steps;
    for (int i = 0; i < target.length; i++) {
      boolean padded = real != null && real[i / inSequence * steps + i % steps] == 0;
      target[i] = padded || Float.isNaN(target[i]) ? output[i] : target[i];
    }
    INDArray replaced = targets.dup(targets.ordering());
    Floats.write(target, replaced);
    return replaced;
  }
}
