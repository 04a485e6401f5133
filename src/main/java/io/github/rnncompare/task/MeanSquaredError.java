package io.github.rnncompare.task;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The metric {@code mse}: (output − target)², its mean over all elements. */
final class MeanSquaredError {
  private MeanSquaredError() {}

  /**
   * The metric.
   *
   * @param targets [sequences, output_size], or [sequences, output_size, time_steps], all of which
   *     count
   */
  static Metric of(INDArray targets) {
    float[] expected = FloatArrays.byRow(targets);
    return Metric.ofWhole(
        "mse", Metric.Better.LOWER, outputs -> mean(FloatArrays.byRow(outputs), expected));
  }

  private static double mean(float[] outputs, float[] expected) {
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      double error = (double) outputs[i] - expected[i];
      sum += error * error;
    }
    return sum / expected.length;
  }
}
