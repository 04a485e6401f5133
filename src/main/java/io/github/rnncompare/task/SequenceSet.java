package io.github.rnncompare.task;

/** The sequences of a split of the data, of which batches can be taken. */
public interface SequenceSet {

  /** How many sequences there are. */
  int count();

  /** Steps of each, padding included. */
  int timeSteps();

  /** Whether there is a target at every step, or one for each sequence. */
  boolean everyStep();

  /** The sequences at {@code indices}, in that order, in memory of their own. */
  Sequences pick(int[] indices);

  /**
   * Puts the sequences at {@code indices} into the memory of others.
   *
   * @param into what {@link #pick(int[])} has given for as many of these sequences
   */
  void pick(int[] indices, Sequences into);

  /** All sequences in one batch; nothing in it may be changed. */
  Sequences whole();

  /** All sequences in their order, in as few batches as memory allows. */
  Iterable<Sequences> inOrder();
}
