package io.github.rnncompare.engine.pass;

import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Random arrays and how far two arrays are apart. */
final class Numbers {

  private Numbers() {}

  /** Normal numbers that a float holds exactly, as doubles in row-major order. */
  static INDArray normal(Random random, double deviation, long... shape) {
    double[] values = new double[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    Arrays.setAll(values, i -> (float) (deviation * random.nextGaussian()));
    return Nd4j.createFromArray(values).reshape(shape);
  }

  /** The entries in row-major order. */
  static double[] values(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  /** The largest difference in terms of the largest entry; infinite if any entry is NaN. */
  static double relativeDifference(INDArray actual, INDArray expected) {
    if (!Arrays.equals(actual.shape(), expected.shape())) {
      throw new AssertionError(
          "shape %s, expected %s"
              .formatted(Arrays.toString(actual.shape()), Arrays.toString(expected.shape())));
    }
    double[] found = values(actual);
    double[] right = values(expected);
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < found.length; i++) {
      double apart = Math.abs(found[i] - right[i]);
      difference = Math.max(difference, Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart);
      largest = Math.max(largest, Math.abs(right[i]));
    }
    return difference == 0 ? 0 : difference / largest;
  }
}
