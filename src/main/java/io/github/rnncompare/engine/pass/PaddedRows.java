package io.github.rnncompare.engine.pass;

/**
 * A matrix [rows, columns] outside the heap, with a gap behind each row: rows that are 1 KiB apart
 * fall into few sets of a cache, and a product takes a fifth to a third longer than with a few
 * floats between them.
 */
final class PaddedRows {
  private static final int PADDING = 16;

  private final NativeFloats memory;
  private final int rows;
  private final int stride;

  PaddedRows(int rows, int columns) {
    this.rows = rows;
    this.stride = Math.toIntExact(stride(columns));
    this.memory = NativeFloats.allocate(Math.multiplyExact(rows, stride));
  }

  /** The floats from one row of so many columns to the next. */
  static long stride(long columns) {
    return columns + PADDING;
  }

  int rows() {
    return rows;
  }

  /** The floats of its memory. */
  long floats() {
    return (long) rows * stride;
  }

  /**
   * Copies rows of a matrix of {@code width} columns.
   *
   * @param row where its first row belongs
   * @param first the first entry of the rows to copy
   * @param end the end of their entries
   */
  void setColumns(int row, int column, float[] matrix, int first, int end, int width) {
    int to = (row + first / width) * stride + column;
    for (int from = first; from < end; from += width, to += stride) {
      memory.put(to, matrix, from, width);
    }
  }

  /** Copies a row of {@code width} columns. */
  void setRow(int row, int column, NativeFloats source, int from, int width) {
    memory.put(row * stride + column, source, from, width);
  }

  /** Sets a column of some rows to zero. */
  void clear(int from, int end, int column) {
    for (int row = from; row < end; row++) {
      memory.put(row * stride + column, 0f);
    }
  }

  /** The rows from {@code row} on, without the columns before {@code column}. */
  Matrix from(int row, int count, int column, int width) {
    return memory.matrix(row * stride + column, count, width, stride);
  }

  /** Moves a matrix that {@link #from} returned. */
  Matrix move(Matrix matrix, int row, int column) {
    return matrix.moveTo((long) row * stride + column);
  }
}
