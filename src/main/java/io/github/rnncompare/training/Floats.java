package io.github.rnncompare.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between vectors of ND4J and arrays of Java.
 *
 * <p>Each operation of ND4J costs microseconds, however small its vector; so does its own copy.
 * Where a vector lies in the CPU's memory, number by number, it is copied at the speed of that
 * memory. On a GPU, or with gaps, ND4J does it.
 */
final class Floats {
  private Floats() {}

  /** The entries of a vector [n] in a new array. */
  static float[] of(INDArray vector) {
    if (!liesInMemoryAsAnArray(vector)) {
      return vector.toFloatVector();
    }
    float[] values = new float[Math.toIntExact(vector.length())];
    vector.data().asNioFloat().get(values);
    return values;
  }

  /** Writes n values over the entries of a vector [n], which may be a view. */
  static void write(float[] values, INDArray vector) {
    if (values.length != vector.length()) {
      throw new IllegalArgumentException(
          "%d values for a vector of %d".formatted(values.length, vector.length()));
    }
    if (liesInMemoryAsAnArray(vector)) {
      vector.data().asNioFloat().put(values);
    } else {
      vector.assign(Nd4j.createFromArray(values));
    }
  }

  private static boolean liesInMemoryAsAnArray(INDArray vector) {
    return Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU
        && vector.dataType() == DataType.FLOAT
        && vector.rank() == 1
        && vector.stride(0) == 1;
  }
}
