package io.github.rnncompare.task;

import io.github.rnncompare.metric.OutputBatch;

/** Reads from a network's outputs what they say about a split, in the terms of its data. */
public interface Readout {

  /** Receives values. */
  interface Visitor {
    /**
     * Called for each value, in the order of the sequences.
     *
     * @param actual a Double, or the name of a class; "" where it is missing
     * @param predicted likewise
     */
    void value(Place place, Object actual, Object predicted);
  }

  /**
   * Visits the values of consecutive sequences.
   *
   * @param first index of the first of them in the split
   * @param batch these sequences
   * @param outputs for them
   */
  void visit(int first, Sequences batch, OutputBatch outputs, Visitor visitor);
}
