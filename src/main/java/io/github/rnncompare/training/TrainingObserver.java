package io.github.rnncompare.training;

import java.util.function.Supplier;

/** Watches a training. */
public interface TrainingObserver {

  /**
   * Called after each epoch, 0 included. An exception that it throws ends training.
   *
   * @param checkpoint to resume from after this epoch; copied on request, which is possible until
   *     this method returns
   */
  void epochEnded(EpochRecord epoch, Supplier<Checkpoint> checkpoint);
}
