package io.github.rnncompare.training;

import java.util.SplittableRandom;

/**
 * The seeds of a training's separate sources of chance.
 *
 * @param shuffling of the order of the batches
 * @param noise of what is drawn anew at each step: dropout, weight noise
 */
public record TrainingSeeds(long shuffling, long noise) {

  /**
   * The seed of what one step draws, so that a step needs nothing of those before it.
   *
   * @param updates done before the step
   */
  long ofStep(long updates) {
    return new SplittableRandom(noise + updates).nextLong();
  }
}
