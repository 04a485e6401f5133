package io.github.rnncompare.benchmark.protocol;

/** A network with its data, ready to be trained step by step. */
public interface TrainingStep extends Call {

  /**
   * Forward, loss, backward and update.
   *
   * @return the mean loss before the update
   */
  @Override
  double run();
}
