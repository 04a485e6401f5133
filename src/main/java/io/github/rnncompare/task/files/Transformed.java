package io.github.rnncompare.task.files;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/**
 * A stretch of a series after some transforms, which can be undone for values foretold. Times are
 * those of the whole series, from 0.
 */
final class Transformed {
  private final double[] values;
  private final long start;
  private final long first;
  private final boolean original;
  private final Undo undo;

  private Transformed(double[] values, long start, long first, boolean original, Undo undo) {
    this.values = values;
    this.start = start;
    this.first = first;
    this.original = original;
    this.undo = undo;
  }

  /** From transformed values back to the original scale. */
  interface Undo {
    /**
     * Overwrites values that are foretold for a time t and those that follow it; what was before t
     * is known.
     */
    void undo(double[] path, long t);
  }

  /**
   * Values as they are.
   *
   * @param start time of the first
   */
  static Transformed none(double[] values, long start) {
    return new Transformed(values, start, start, true, (path, t) -> {});
  }

  /** This stretch after one more transform, which has values from {@code newFirst} on. */
  Transformed then(long newFirst, LongToDoubleFunction value, Undo undoThis) {
    double[] changed = new double[values.length];
    Arrays.fill(changed, Double.NaN);
    for (long t = newFirst; t < end(); t++) {
      changed[(int) (t - start)] = value.applyAsDouble(t);
    }
    return new Transformed(
        changed,
        start,
        newFirst,
        false,
        (path, t) -> {
          undoThis.undo(path, t);
          undo.undo(path, t);
        });
  }

  /** The value at time t, or NaN before the first. */
  double at(long t) {
    return values[(int) (t - start)];
  }

  /** Whether these are the values as they were read. */
  boolean isOriginal() {
    return original;
  }

  /** Time of the first value that there is. */
  long first() {
    return first;
  }

  /** Time behind the last value. */
  long end() {
    return start + values.length;
  }

  /**
   * Values that are foretold for time t and those that follow it, on the original scale.
   *
   * @param path of which the values are overwritten
   */
  void undo(double[] path, long t) {
    undo.undo(path, t);
  }
}
