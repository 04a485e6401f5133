package io.github.rnncompare.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.BlockRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The axes along which rows of numbers vary. Along them the inputs of a linear model are
 * uncorrelated, so that one decomposition serves every strength of a penalty.
 */
final class PrincipalAxes {
  /** Variances below this share of the greatest are rounding. */
  private static final double SMALLEST = 1e-12;

  /** Numbers that are copied to a matrix at once, so that memory has few of them twice. */
  private static final int AT_ONCE = 1_000_000;

  private final double[] mean;
  private final double[] variances;
  private final double[][] axes;

  private PrincipalAxes(double[] mean, double[] variances, double[][] axes) {
    this.mean = mean;
    this.variances = variances;
    this.axes = axes;
  }

  /**
   * The axes of some rows.
   *
   * @param rows at least one, all of the same length
   */
  static PrincipalAxes of(List<double[]> rows) {
    double[] mean = mean(rows);
    // Of a covariance matrix these are the eigenvalues and eigenvectors. Hipparchus's own
    // decomposition for them does not converge for some with many eigenvalues of 0.
    SingularValueDecomposition decomposition =
        new SingularValueDecomposition(products(rows, mean).scalarMultiply(1.0 / rows.size()));
    double[] variances = decomposition.getSingularValues();
    RealMatrix vectors = decomposition.getVT();
    double smallest = SMALLEST * Arrays.stream(variances).max().orElse(0);
    int[] kept = IntStream.range(0, mean.length).filter(i -> variances[i] > smallest).toArray();
    return new PrincipalAxes(
        mean,
        Arrays.stream(kept).mapToDouble(i -> variances[i]).toArray(),
        Arrays.stream(kept).mapToObj(i -> vectors.getRow(i)).toArray(double[][]::new));
  }

  /** The sums of products of what deviates from the mean, from few rows at once. */
  private static RealMatrix products(List<double[]> rows, double[] mean) {
    int most = Math.max(1, AT_ONCE / mean.length);
    RealMatrix sum = ofSome(rows.subList(0, Math.min(most, rows.size())), mean);
    for (int from = most; from < rows.size(); from += most) {
      sum = sum.add(ofSome(rows.subList(from, Math.min(from + most, rows.size())), mean));
    }
    return sum;
  }

  private static RealMatrix ofSome(List<double[]> rows, double[] mean) {
    BlockRealMatrix centred = new BlockRealMatrix(rows.size(), mean.length);
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < mean.length; i++) {
        centred.setEntry(r, i, rows.get(r)[i] - mean[i]);
      }
    }
    return centred.transposeMultiply(centred);
  }

  private static double[] mean(List<double[]> rows) {
    double[] mean = new double[rows.get(0).length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.size();
      }
    }
    return mean;
  }

  /** How many there are; 0 if all rows are equal. */
  int count() {
    return axes.length;
  }

  /** The variance along an axis, greater than 0. */
  double variance(int axis) {
    return variances[axis];
  }

  /** The mean variance of a number in a row. */
  double meanVariance() {
    return Arrays.stream(variances).sum() / mean.length;
  }

  /** The mean row, which must not be changed. */
  double[] mean() {
    return mean;
  }

  /** What weights, one for each number of a row, give at the mean. */
  double atMean(double[] weights) {
    return Vectors.dotProduct(weights, mean);
  }

  /** The component along each axis, without taking the mean away. */
  double[] rotated(double[] row) {
    return Arrays.stream(axes).mapToDouble(axis -> Vectors.dotProduct(axis, row)).toArray();
  }

  /** The row that has these components along the axes. */
  double[] rotatedBack(double[] along) {
    double[] row = new double[mean.length];
    for (int axis = 0; axis < along.length; axis++) {
      Vectors.add(row, along[axis], axes[axis]);
    }
    return row;
  }
}
