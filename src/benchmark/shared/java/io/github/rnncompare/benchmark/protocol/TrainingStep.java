package io.github.rnncompare.benchmark.protocol;

/** A network with its data, ready to be trained step by step. */
public interface TrainingStep extends AutoCloseable {

  /**
   * Forward, loss, backward and update.
   *
   * @return the mean loss before the update
   */
  double run();

  /** Gives memory back. */
  @Override
  void close();
}
