package io.github.rnncompare.baseline;

/** Sums, differences and products of vectors of the same length. */
final class Vectors {
  private Vectors() {}

  /** Adds a multiple of one vector to another. */
  static void add(double[] sum, double factor, double[] values) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * values[i];
    }
  }

  /** A new vector, one − other. */
  static double[] difference(double[] one, double[] other) {
    double[] difference = one.clone();
    add(difference, -1, other);
    return difference;
  }

  /** The sum of the products of what stands at the same place. */
  static double dotProduct(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
