package io.github.rnncompare.tensor;

import java.lang.ref.Reference;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between arrays of ND4J and of Java.
 *
 * <p>Each ND4J operation, its own copy included, costs microseconds, however small the array. An
 * array that is contiguous in the CPU's memory, in the requested order, is copied at memory speed
 * instead. On a GPU, or where the array has gaps, ND4J makes the copy.
 */
public final class Floats {
  /** The last index changes fastest. */
  private static final char BY_ROW = 'c';

  /** The first index changes fastest, as networks read an array without a copy. */
  private static final char BY_COLUMN = 'f';

  private Floats() {}

  /** The entries of an array of any shape in a new array, row by row. */
  public static float[] of(INDArray array) {
    return read(array, BY_ROW);
  }

  /** The entries of an array of any shape in a new array, the first index changing fastest. */
  public static float[] byColumn(INDArray array) {
    return read(array, BY_COLUMN);
  }

  /**
   * A new array of ND4J whose first index changes fastest.
   *
   * @param values in that order
   */
  public static INDArray tensor(float[] values, long... shape) {
    INDArray tensor = Nd4j.createUninitialized(DataType.FLOAT, shape, BY_COLUMN);
    write(values, tensor, BY_COLUMN);
    return tensor;
  }

  /**
   * A new array of ND4J.
   *
   * @param values row by row
   */
  public static INDArray tensorByRow(float[] values, int rows, int columns) {
    INDArray tensor = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, BY_ROW);
    write(values, tensor, BY_ROW);
    return tensor;
  }

  /** Writes n values over the n entries of an array, which may be a view, row by row. */
  public static void write(float[] values, INDArray array) {
    write(values, array, BY_ROW);
  }

  /** Writes n values over the n entries of an array, the first index changing fastest. */
  public static void writeByColumn(float[] values, INDArray array) {
    write(values, array, BY_COLUMN);
  }

  private static float[] read(INDArray array, char order) {
    INDArray ordered = isContiguous(array, order) ? array : array.castTo(DataType.FLOAT).dup(order);
    if (!onCpu()) {
      return ordered.data().asFloat();
    }
    try {
      float[] values = new float[Math.toIntExact(ordered.length())];
      ordered.data().asNioFloat().get(values);
      return values;
    } finally {
      Reference.reachabilityFence(ordered); // owns the buffer's memory
    }
  }

  private static void write(float[] values, INDArray array, char order) {
    if (values.length != array.length()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d values for an array of %d", values.length, array.length()));
    }
    if (!onCpu() || !isContiguous(array, order)) {
      array.assign(Nd4j.createFromArray(values).reshape(order, array.shape()));
      return;
    }
    try {
      array.data().asNioFloat().put(values);
    } finally {
      Reference.reachabilityFence(array);
    }
  }

  /** Whether ND4J runs on the CPU, so that tensors lie in the program's own memory. */
  public static boolean onCpu() {
    return Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU;
  }

  /** Whether an array holds floats in column-major order without gaps. */
  public static boolean isColumnMajor(INDArray array) {
    return isContiguous(array, BY_COLUMN);
  }

  /** Whether an array holds floats in row-major order without gaps. */
  static boolean isRowMajor(INDArray array) {
    return isContiguous(array, BY_ROW);
  }

  private static boolean isContiguous(INDArray array, char order) {
    if (array.dataType() != DataType.FLOAT) {
      return false;
    }
    long[] shape = array.shape();
    long[] stride = array.stride();
    long expected = 1;
    for (int i = 0; i < shape.length; i++) {
      int dimension = order == BY_ROW ? shape.length - 1 - i : i;
      if (shape[dimension] != 1 && stride[dimension] != expected) {
        return false;
      }
      expected *= shape[dimension];
    }
    return true;
  }
}
