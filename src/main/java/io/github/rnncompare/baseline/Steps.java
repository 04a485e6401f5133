package io.github.rnncompare.baseline;

import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The features of a batch, step by step, without those of padding. */
final class Steps {
  private final float[] features;
  private final float @Nullable [] mask;
  private final int sequences;
  private final int inputSize;
  private final int timeSteps;

  private Steps(
      float[] features, float @Nullable [] mask, int sequences, int inputSize, int timeSteps) {
    this.features = features;
    this.mask = mask;
    this.sequences = sequences;
    this.inputSize = inputSize;
    this.timeSteps = timeSteps;
  }

  static Steps of(Sequences batch) {
    INDArray features = batch.features();
    return new Steps(
        Floats.of(features),
        batch.mask() == null ? null : Floats.of(batch.mask()),
        (int) features.size(0),
        (int) features.size(1),
        (int) features.size(2));
  }

  int sequences() {
    return sequences;
  }

  int inputSize() {
    return inputSize;
  }

  /** Padding included. */
  int timeSteps() {
    return timeSteps;
  }

  boolean isReal(int sequence, int step) {
    return mask == null || mask[sequence * timeSteps + step] != 0;
  }

  float at(int sequence, int feature, int step) {
    return features[(sequence * inputSize + feature) * timeSteps + step];
  }

  /** How many steps of the batch are not padding. */
  int real() {
    int real = 0;
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int step = 0; step < timeSteps; step++) {
        real += isReal(sequence, step) ? 1 : 0;
      }
    }
    return real;
  }
}
