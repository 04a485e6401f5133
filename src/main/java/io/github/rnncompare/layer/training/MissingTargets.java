package io.github.rnncompare.layer.training;

import org.jspecify.annotations.Nullable;

/** Targets of which some are missing, or stand at padding. */
final class MissingTargets {
  private MissingTargets() {}

  /**
   * Replaces each target that is NaN or stands at padding by the output itself: an output that is
   * its own target has no error, and so no gradient.
   *
   * @param targets [batch_size, output_size, steps] row by row, changed in place
   * @param outputs of the same shape
   * @param mask [batch_size, steps], 0 at padding; null without any
   */
  static void replace(
      float[] targets, float[] outputs, float @Nullable [] mask, int outputSize, int steps) {
    int inSequence = outputSize * steps;
    for (int i = 0; i < targets.length; i++) {
      boolean padded = mask != null && mask[i / inSequence * steps + i % steps] == 0;
      targets[i] = padded || Float.isNaN(targets[i]) ? outputs[i] : targets[i];
    }
  }
}
