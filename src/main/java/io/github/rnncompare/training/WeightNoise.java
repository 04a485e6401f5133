package io.github.rnncompare.training;

import java.util.Random;

/**
 * Gaussian noise on all parameters, biases too, for one training step: θ + ε with ε ~ N(0, σ²) in
 * forward and backward alike. The gradient at θ + ε updates θ, and evaluations use θ (Graves 2011,
 * Practical variational inference for neural networks; Graves 2013, arXiv 1308.0850, and Chung et
 * al. 2014, arXiv 1412.3555, with σ 0.075, drawn for each sequence).
 *
 * @param deviation σ
 */
record WeightNoise(double deviation, long seed) {

  /**
   * Parameters with noise; each call draws the same.
   *
   * @param parameters [n], left as they are
   */
  float[] addedTo(float[] parameters) {
    Random random = new Random(seed);
    float[] noisy = new float[parameters.length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = parameters[i] + (float) (deviation * random.nextGaussian());
    }
    return noisy;
  }
}
