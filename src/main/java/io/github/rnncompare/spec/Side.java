package io.github.rnncompare.spec;

/** One of the two ends of the values that a key takes in a sweep. */
public enum Side {
  BELOW,
  ABOVE
}
