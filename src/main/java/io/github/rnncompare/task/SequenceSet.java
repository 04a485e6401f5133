package io.github.rnncompare.task;

/** The sequences of a split of the data, which can be taken in batches. */
public interface SequenceSet {

  /** How many sequences there are. */
  int count();

  /** Steps of each, padding included. */
  int timeSteps();

  /** Whether there is a target at every step, or one for each sequence. */
  boolean everyStep();

  /** The sequences at {@code indices}, in that order, copied to new memory. */
  Sequences pick(int[] indices);

  /**
   * Copies the sequences at {@code indices} over an earlier batch.
   *
   * @param into a result of {@link #pick(int[])} of this set, with as many sequences
   */
  void pick(int[] indices, Sequences into);

  /** All sequences in one batch, which must not be changed. */
  Sequences whole();

  /** All sequences in their order, in as few batches as memory allows. */
  Iterable<Sequences> inOrder();
}
