package io.github.rnncompare.benchmark.protocol;

/** A network with its data, ready to be called again and again for one {@link Workload.Purpose}. */
public interface Call extends AutoCloseable {

  /**
   * Does what is timed.
   *
   * @return a number by which two sides see whether they compute the same
   */
  double run();

  /** Gives memory back. */
  @Override
  void close();
}
