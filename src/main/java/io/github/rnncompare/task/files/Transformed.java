package io.github.rnncompare.task.files;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/**
 * A stretch of a series after some transforms, which can be undone for forecasts. Times are those
 * of the whole series, from 0.
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
    /** Overwrites forecasts for time t and the times after it; the values before t are known. */
    void undo(double[] path, long t);
  }

  /**
   * Untransformed values.
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

  /** Time of the first value that is not NaN. */
  long first() {
    return first;
  }

  /** Time after the last value. */
  long end() {
    return start + values.length;
  }

  /**
   * Brings forecasts for time t and the times after it back to the original scale.
   *
   * @param path the forecasts, which are overwritten
   */
  void undo(double[] path, long t) {
    undo.undo(path, t);
  }
}
