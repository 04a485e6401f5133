package io.github.rnncompare.task;

/** Where in a sequence of a file something is to be told, and what. */
enum TargetsAt {
  /** The targets of the sequence, after its last step. */
  LAST_STEP,
  /** The targets of each step. */
  EVERY_STEP,
  /** At each step but the last, what stands in the next one. */
  NEXT_STEP
}
