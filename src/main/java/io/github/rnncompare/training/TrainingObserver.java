package io.github.rnncompare.training;

import java.util.function.Supplier;

/** Watches a training. */
public interface TrainingObserver {

  /**
   * Called after each epoch, 0 included. What it throws ends the training.
   *
   * @param checkpoint to go on from after this epoch; copied when it is asked for, which can be
   *     done until this method returns
   */
  void epochEnded(EpochRecord epoch, Supplier<Checkpoint> checkpoint);
}
