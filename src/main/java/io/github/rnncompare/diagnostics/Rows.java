package io.github.rnncompare.diagnostics;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The rows of a matrix of doubles as arrays, by one copy: ND4J's own makes a view of each row. */
final class Rows {
  private Rows() {}

  /** Of [rows, columns]. */
  static double[][] of(INDArray matrix) {
    double[] all = matrix.dup('c').data().asDouble();
    int columns = (int) matrix.size(1);
    double[][] rows = new double[(int) matrix.size(0)][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(all, row * columns, (row + 1) * columns);
    }
    return rows;
  }

  /** Replaces the entries of a matrix of as many rows and columns. */
  static void write(double[][] rows, INDArray matrix) {
    double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    matrix.assign(Nd4j.createFromArray(all).reshape(matrix.shape()));
  }
}
