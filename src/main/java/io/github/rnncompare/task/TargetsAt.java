package io.github.rnncompare.task;

/** Where in a sequence something is to be predicted, and what it is. */
public enum TargetsAt {
  /** The targets of the sequence, after its last step. */
  LAST_STEP,
  /** The targets of each step. */
  EVERY_STEP,
  /** At each step but the last, the values of the next one. */
  NEXT_STEP
}
