package io.github.rnncompare.network;

import io.github.rnncompare.tensor.Floats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Targets of which some are missing. */
final class MissingTargets {
  private MissingTargets() {}

  /** A copy in which each target that is NaN is the output itself. */
  static INDArray replaced(INDArray targets, INDArray outputs) {
    float[] target = Floats.of(targets);
    float[] output = Floats.of(outputs);
    for (int i = 0; i < target.length; i++) {
      target[i] = Float.isNaN(target[i]) ? output[i] : target[i];
    }
    INDArray replaced = targets.dup(targets.ordering());
    Floats.write(target, replaced);
    return replaced;
  }
}
