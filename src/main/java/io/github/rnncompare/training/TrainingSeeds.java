package io.github.rnncompare.training;

import java.util.SplittableRandom;

/**
 * The seeds of training's separate sources of randomness.
 *
 * @param shuffling of the order of the batches
 * @param noise of what is drawn anew at each step: dropout, weight noise
 */
public record TrainingSeeds(long shuffling, long noise) {

  /**
   * The seed of the random numbers of one step, which do not depend on the steps before it.
   *
   * @param updates done before the step
   */
  long ofStep(long updates) {
    return new SplittableRandom(noise + updates).nextLong();
  }
}
