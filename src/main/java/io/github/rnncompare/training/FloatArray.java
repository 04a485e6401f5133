package io.github.rnncompare.training;

import java.util.Arrays;

/**
 * Numbers that are kept for later. Two arrays are equal where all their bits are.
 *
 * @param values [n]; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content, below
public record FloatArray(float[] values) {

  static FloatArray copyOf(float[] values) {
    return new FloatArray(values.clone());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatArray that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length + " floats";
  }
}
