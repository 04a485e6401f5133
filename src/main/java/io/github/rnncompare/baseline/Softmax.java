package io.github.rnncompare.baseline;

/** Probabilities from the sums of a linear model. */
final class Softmax {
  private Softmax() {}

  /**
   * Replaces values by their softmax, exp(v_k) / Σ exp(v_j).
   *
   * @return log Σ exp(v_j)
   */
  static double apply(double[] values) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      highest = Math.max(highest, value);
    }
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      values[k] = StrictMath.exp(values[k] - highest);
      sum += values[k];
    }
    for (int k = 0; k < values.length; k++) {
      values[k] /= sum;
    }
    return highest + StrictMath.log(sum);
  }
}
