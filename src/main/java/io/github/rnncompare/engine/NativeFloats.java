package io.github.rnncompare.engine;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Floats outside the Java heap: where BLAS computes, and what Java copies whole blocks from and to.
 * Its own loops run over {@code float[]}, which the JIT compiler vectorises.
 */
final class NativeFloats {
  private final FloatPointer pointer;
  private final FloatBuffer buffer;

  private NativeFloats(FloatPointer pointer) {
    this.pointer = pointer;
    this.buffer = pointer.asBuffer();
  }

  /** New memory, which lives as long as this object. */
  static NativeFloats allocate(int length) {
    return new NativeFloats(new FloatPointer(length));
  }

  /**
   * The memory of an array, which the caller keeps alive.
   *
   * @param array of floats in column-major order without gaps
   */
  static NativeFloats of(INDArray array) {
    if (!isColumnMajor(array)) {
      throw new IllegalArgumentException(
          "expected floats in column-major order, but found %s of %s in order %s, strides %s"
              .formatted(
                  array.dataType(),
                  Arrays.toString(array.shape()),
                  array.ordering(),
                  Arrays.toString(array.stride())));
    }
    return ofRun(array);
  }

  /**
   * The memory of an array, which the caller keeps alive, from its first element on.
   *
   * @param array of floats that are one run in memory, in whatever order
   */
  static NativeFloats ofRun(INDArray array) {
    FloatPointer pointer = new FloatPointer(array.data().addressPointer());
    pointer.capacity(array.length());
    return new NativeFloats(pointer);
  }

  /** Whether an array holds floats in column-major order without gaps. */
  static boolean isColumnMajor(INDArray array) {
    if (array.dataType() != DataType.FLOAT) {
      return false;
    }
    long[] shape = array.shape();
    long[] stride = array.stride();
    long expected = 1;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] != 1 && stride[i] != expected) {
        return false;
      }
      expected *= shape[i];
    }
    return true;
  }

  void get(int from, float[] target, int at, int length) {
    buffer.get(from, target, at, length);
  }

  void put(int at, float[] source, int from, int length) {
    buffer.put(at, source, from, length);
  }

  /**
   * A part of this memory as a row-major matrix.
   *
   * @param stride how far the matrix's rows stand apart
   */
  Matrix matrix(int start, int stride) {
    return new Matrix(new FloatPointer(pointer).position(start), stride);
  }

  /** A row-major matrix, or a part of one, for {@link Blas}. */
  record Matrix(FloatPointer start, int stride) {}
}
