package io.github.rnncompare.network;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between arrays of ND4J and of Java, in row-major order.
 *
 * <p>Each operation of ND4J costs microseconds, however small its array; so does its own copy. What
 * lies in the CPU's memory, number by number in that order, is copied at the speed of that memory.
 * On a GPU, or with gaps, ND4J does it.
 */
public final class Floats {
  private Floats() {}

  /** The entries of an array of any shape in a new array. */
  public static float[] of(INDArray array) {
    if (!liesInMemoryAsInJava(array)) {
      return array.dup('c').data().asFloat();
    }
    float[] values = new float[Math.toIntExact(array.length())];
    array.data().asNioFloat().get(values);
    return values;
  }

  /** Writes n values over the n entries of an array, which may be a view. */
  public static void write(float[] values, INDArray array) {
    if (values.length != array.length()) {
      throw new IllegalArgumentException(
          "%d values for an array of %d".formatted(values.length, array.length()));
    }
    if (liesInMemoryAsInJava(array)) {
      array.data().asNioFloat().put(values);
    } else {
      array.assign(Nd4j.createFromArray(values).reshape('c', array.shape()));
    }
  }

  private static boolean liesInMemoryAsInJava(INDArray array) {
    if (Nd4j.getExecutioner().type() != ExecutionerType.NATIVE_CPU
        || array.dataType() != DataType.FLOAT) {
      return false;
    }
    long expected = 1;
    for (int i = array.rank() - 1; i >= 0; i--) {
      if (array.size(i) != 1 && array.stride(i) != expected) {
        return false;
      }
      expected *= array.size(i);
    }
    return true;
  }
}
