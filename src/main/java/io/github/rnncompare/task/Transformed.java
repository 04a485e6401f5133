package io.github.rnncompare.task;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** A series after some transforms, which can be undone for a value foretold at a given time. */
final class Transformed {
  private final double[] values;
  private final int first;
  private final boolean original;
  private final Undo undo;

  private Transformed(double[] values, int first, boolean original, Undo undo) {
    this.values = values;
    this.first = first;
    this.original = original;
    this.undo = undo;
  }

  /** From a transformed value at time t back to the original scale. */
  interface Undo {
    double original(double value, int t);
  }

  static Transformed none(double[] series) {
    return new Transformed(series, 0, true, (value, t) -> value);
  }

  /** This series after one more transform, which has values from {@code newFirst} on. */
  Transformed then(int newFirst, IntToDoubleFunction value, Undo undoThis) {
    double[] changed = new double[values.length];
    Arrays.fill(changed, Double.NaN);
    for (int t = newFirst; t < changed.length; t++) {
      changed[t] = value.applyAsDouble(t);
    }
    return new Transformed(
        changed, newFirst, false, (v, t) -> undo.original(undoThis.original(v, t), t));
  }

  /** The value at time t, or NaN before the first. */
  double at(int t) {
    return values[t];
  }

  /** Whether this is the series as it was read. */
  boolean isOriginal() {
    return original;
  }

  int length() {
    return values.length;
  }

  /** Time of the first value that there is. */
  int first() {
    return first;
  }

  /** The values from the first to before {@code end}. */
  double[] until(int end) {
    return Arrays.copyOfRange(values, first, end);
  }

  /** What {@code value}, foretold for time t, is on the original scale. */
  double original(double value, int t) {
    return undo.original(value, t);
  }
}
