package io.github.rnncompare.baseline;

import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Multinomial logistic regression with a penalty on the squares of the weights, but not of the
 * intercepts: the mean cross-entropy, in nats, in which classes may have weights, + strength · mean
 * variance of the inputs · Σ w² / 2, minimised by {@link LimitedMemoryBfgs}.
 */
final class LogisticRegression {
  /** Strengths of the penalty, as shares of the inputs' mean variance. */
  static final List<Double> STRENGTHS = List.of(1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5);

  private static final long MOST_PRODUCTS = 5_000_000;

  /** Products that take as long as the probability of a class. */
  private static final long OF_AN_EXPONENTIAL = 10;

  private static final int MOST_STEPS = 2000;

  /** Fewer of a thinned sample would make a weak rival. */
  private static final int LEAST_OF_A_CLASS = 10;

  /** The minimum is found where no derivative is larger, in the units of the search. */
  private static final double SMALLEST = 1e-8;

  private final Inputs inputs;
  private final PrincipalAxes axes;
  private final double[][] along;
  private final int[] actual;
  private final int classes;
  private final double[] weights;

  private LogisticRegression(
      Inputs inputs, List<double[]> rows, List<Integer> actual, double[] weights) {
    this.inputs = inputs;
    this.weights = weights;
    classes = weights.length;
    this.actual = actual.stream().mapToInt(Integer::intValue).toArray();
    axes = PrincipalAxes.of(rows);
    double[] atMean = axes.rotated(axes.mean());
    along =
        rows.stream()
            .map(row -> Vectors.difference(axes.rotated(row), atMean))
            .toArray(double[][]::new);
  }

  /**
   * The models for each strength, the strongest first; none if no class is known, or if the classes
   * are so many that only a few rows of each could be fitted to in time.
   *
   * @param inputSize features of a step
   * @param classWeights what the cross-entropy of each class is multiplied by
   */
  static List<Model> fit(
      Inputs inputs, SequenceSet train, int inputSize, int classes, ClassWeights classWeights) {
    long ofSequence =
        (inputs.size(inputSize) + OF_AN_EXPONENTIAL)
            * classes
            * (train.everyStep() ? train.timeSteps() : 1);
    Sequences sample = Sample.of(train, ofSequence, MOST_PRODUCTS);
    double[][] rows = inputs.rows(sample);
    double[][] targets = Positions.targets(sample);
    if (sample.count() < train.count() && rows.length < LEAST_OF_A_CLASS * classes) {
      return List.of();
    }
    List<double[]> known = new ArrayList<>();
    List<Integer> actual = new ArrayList<>();
    long[] occurrences = new long[classes];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < classes; k++) {
        if (targets[i][k] == 1) { // none is where the class is missing
          known.add(rows[i]);
          actual.add(k);
          occurrences[k]++;
        }
      }
    }
    return known.isEmpty()
        ? List.of()
        : new LogisticRegression(inputs, known, actual, classWeights.of(occurrences)).models();
  }

  private List<Model> models() {
    List<Model> models = new ArrayList<>();
    double[] coefficients = new double[classes * (along[0].length + 1)];
    for (double strength : STRENGTHS) {
      coefficients = minimum(coefficients, strength * axes.meanVariance());
      models.add(model(coefficients));
    }
    return models;
  }

  private LinearModel model(double[] coefficients) {
    int size = axes.count() + 1;
    double[] intercepts = new double[classes];
    double[][] weights = new double[classes][];
    for (int k = 0; k < classes; k++) {
      weights[k] = axes.rotatedBack(Arrays.copyOfRange(coefficients, k * size + 1, (k + 1) * size));
      intercepts[k] = coefficients[k * size] - axes.atMean(weights[k]);
    }
    return new LinearModel(inputs, intercepts, weights, true);
  }

  /**
   * The coefficients of the least value.
   *
   * <p>They are sought in units in which no direction is steeper than another: the Hessian is at
   * most half of the variance along an axis, plus the penalty (Böhning 1992).
   *
   * @param start an intercept and one for each axis, class by class
   */
  private double[] minimum(double[] start, double penalty) {
    int size = axes.count() + 1;
    double[] unit = new double[start.length];
    for (int i = 0; i < unit.length; i++) {
      double variance = i % size == 0 ? 1 : axes.variance(i % size - 1);
      unit[i] = 1 / Math.sqrt(variance / 2 + (i % size == 0 ? 0 : penalty));
    }
    double[] point = new double[start.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = start[i] / unit[i];
    }
    double[] found =
        LimitedMemoryBfgs.minimum(
            (at, gradient) -> {
              double value = value(product(at, unit), penalty, gradient);
              for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= unit[i];
              }
              return value;
            },
            point,
            SMALLEST,
            MOST_STEPS);
    return product(found, unit);
  }

  private static double[] product(double[] one, double[] other) {
    double[] product = one.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= other[i];
    }
    return product;
  }

  /**
   * The mean cross-entropy with the penalty.
   *
   * @param gradient receives the derivatives
   */
  private double value(double[] coefficients, double penalty, double[] gradient) {
    int size = axes.count() + 1;
    double value = 0;
    double[] sums = new double[classes];
    for (int i = 0; i < along.length; i++) {
      double[] row = along[i];
      for (int k = 0; k < classes; k++) {
        double sum = coefficients[k * size];
        for (int j = 0; j < row.length; j++) {
          sum += coefficients[k * size + 1 + j] * row[j];
        }
        sums[k] = sum;
      }
      double ofActual = sums[actual[i]];
      double weight = weights[actual[i]];
      value += weight * (Softmax.apply(sums) - ofActual) / along.length;
      for (int k = 0; k < classes; k++) {
        double error = (sums[k] - (k == actual[i] ? 1 : 0)) * weight / along.length;
        gradient[k * size] += error;
        for (int j = 0; j < row.length; j++) {
          gradient[k * size + 1 + j] += error * row[j];
        }
      }
    }
    for (int i = 0; i < coefficients.length; i++) {
      if (i % size != 0) {
        value += penalty * coefficients[i] * coefficients[i] / 2;
        gradient[i] += penalty * coefficients[i];
      }
    }
    return value;
  }
}
