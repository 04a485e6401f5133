package io.github.rnncompare.layer;

import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A random orthogonal matrix, uniformly distributed, times a gain (Saxe, McClelland and Ganguli
 * 2014). If the matrix is not square, its rows or its columns are orthogonal, whichever are fewer.
 *
 * <p>DL4J's {@code OrthogonalDistribution} draws such matrices too, but in 1.0.0-M2.1 it often does
 * not return: with 16 to 150 units, not within a minute.
 *
 * @param gain value of all singular values
 */
public record OrthogonalWeightInit(@JsonProperty("gain") double gain) implements IWeightInit {

  @Override
  public INDArray init(
      double fanIn, double fanOut, long[] shape, char order, INDArray parameterView) {
    INDArray matrix = Nd4j.randn(parameterView).reshape(order, shape);
    INDArray wide = shape[0] <= shape[1] ? matrix : matrix.transpose();
    double[][] rows = wide.toDoubleMatrix();
    orthonormalise(rows);
    wide.assign(Nd4j.createFromArray(rows).muli(gain));
    return matrix;
  }

  /** The Gram–Schmidt process, twice for each row to reduce rounding errors. */
  private static void orthonormalise(double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      for (int time = 0; time < 2; time++) {
        for (int j = 0; j < i; j++) {
          subtract(product(rows[i], rows[j]), rows[j], rows[i]);
        }
        double length = Math.sqrt(product(rows[i], rows[i]));
        for (int k = 0; k < rows[i].length; k++) {
          rows[i][k] /= length;
        }
      }
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void subtract(double factor, double[] what, double[] from) {
    for (int k = 0; k < from.length; k++) {
      from[k] -= factor * what[k];
    }
  }
}
