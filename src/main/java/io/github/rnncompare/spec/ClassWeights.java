package io.github.rnncompare.spec;

import java.util.Arrays;

/**
 * The key {@code training.class_weights}: what the loss of each class is multiplied by in training.
 *
 * <p>Only what is minimised is weighted: {@code train_loss} of each epoch and its gradient. Every
 * evaluation is not: {@code final_train_loss}, the validation and test losses and the metric mean
 * the same with and without weights, so that a sweep may choose between them and baselines stand
 * beside them. So the checkpoint is chosen by the validation loss without weights too.
 */
public enum ClassWeights {
  /** All classes weigh the same. */
  NONE,
  /**
   * Each class weighs n / (classes · n of the class) in the training split, as scikit-learn's
   * "balanced"; classes that do not occur there are not counted. The mean weight of a target is 1.
   */
  BALANCED;

  /** The key in the section {@code training}. */
  public static final String KEY = "class_weights";

  /**
   * The weight of each class; 0 of one that does not occur.
   *
   * @param occurrences of each class in the training split
   */
  public double[] of(long[] occurrences) {
    double all = Arrays.stream(occurrences).sum();
    long occurring = Arrays.stream(occurrences).filter(count -> count > 0).count();
    return Arrays.stream(occurrences)
        .mapToDouble(count -> count == 0 ? 0 : this == NONE ? 1 : all / (occurring * count))
        .toArray();
  }
}
