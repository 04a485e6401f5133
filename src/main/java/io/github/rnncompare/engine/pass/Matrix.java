package io.github.rnncompare.engine.pass;

import java.util.Locale;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A matrix outside the Java heap, for {@link Blas}.
 *
 * @param owner keeps the memory alive
 * @param start the first element
 * @param stride distance between the starts of two rows in memory, or of two columns if the matrix
 *     is transposed
 * @param isTransposed whether memory holds its columns one after the other instead of its rows
 */
record Matrix(
    Object owner, FloatPointer start, int rows, int columns, int stride, boolean isTransposed) {

  /** The same memory, read the other way round. */
  Matrix transposed() {
    return new Matrix(owner, start, columns, rows, stride, !isTransposed);
  }

  /**
   * The same matrix elsewhere in its memory; this object is it from now on.
   *
   * @param first index of its first element in the memory
   */
  Matrix moveTo(long first) {
    start.position(first);
    return this;
  }

  /** The first rows of a matrix that is not transposed. */
  Matrix firstRows(int count) {
    return new Matrix(owner, start, count, columns, stride, isTransposed);
  }

  String shape() {
    return String.format(
        Locale.ROOT, "[%d, %d]%s", rows, columns, isTransposed ? " (transposed)" : "");
  }
}
