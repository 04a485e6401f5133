package io.github.rnncompare.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.task.Sequences;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LogisticRegressionTest {
  private static final Inputs ONE_STEP = new LastSteps(1);

  private static double meanVariance(double[][] rows) {
    double sum = 0;
    for (int j = 0; j < rows[0].length; j++) {
      int column = j;
      double mean = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
      sum += Arrays.stream(rows).mapToDouble(row -> Math.pow(row[column] - mean, 2)).sum();
    }
    return sum / rows.length / rows[0].length;
  }

  @Test
  void theGradientIsZeroAtTheMinimum() {
    // given: three classes around different centres
    int seed = 5;
    Random random = new Random(seed);
    double[][] rows = Made.random(random, 90, 4);
    int[] actual = new int[90];
    for (int i = 0; i < 90; i++) {
      actual[i] = i % 3;
      rows[i][i % 3] += 0.5;
    }
    double[][] targets = Made.oneHot(3, actual);

    // when
    List<Model> models =
        LogisticRegression.fit(ONE_STEP, Made.rows(rows, targets), 4, 3, ClassWeights.NONE);

    // then: Σ (p − y) x / n + strength · variance · w = 0, where w is found by the log-odds
    for (int s = 0; s < models.size(); s++) {
      double penalty = LogisticRegression.STRENGTHS.get(s) * meanVariance(rows);
      double[][] found = Made.outputs(models.get(s), Made.rows(rows, targets));
      double[][] weights = weights(models.get(s), 4, 3);
      for (int k = 0; k < 3; k++) {
        double ofIntercept = 0;
        double[] gradient = new double[4];
        for (int i = 0; i < 90; i++) {
          double error = (found[i][k] - targets[i][k]) / 90;
          ofIntercept += error;
          for (int j = 0; j < 4; j++) {
            gradient[j] += error * rows[i][j];
          }
        }
        assertThat(ofIntercept).as("seed %s, strength %s", seed, s).isCloseTo(0, within(1e-6));
        for (int j = 0; j < 4; j++) {
          assertThat(gradient[j] + penalty * weights[k][j])
              .as("seed %s, strength %s", seed, s)
              .isCloseTo(0, within(3e-6));
        }
      }
      for (double[] probabilities : found) {
        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-6));
      }
    }
  }

  /** [class][input]; those of an input add up to 0, as the penalty is least there. */
  private static double[][] weights(Model model, int size, int classes) {
    double[][] unit = new double[size + 1][size];
    for (int j = 0; j < size; j++) {
      unit[j][j] = 1;
    }
    double[][] found = Made.outputs(model, Made.rows(unit, new double[size + 1][classes]));
    double[][] weights = new double[classes][size];
    for (int j = 0; j < size; j++) {
      double mean = 0;
      for (int k = 0; k < classes; k++) {
        weights[k][j] = Math.log(found[j][k]) - Math.log(found[size][k]);
        mean += weights[k][j] / classes;
      }
      for (int k = 0; k < classes; k++) {
        weights[k][j] -= mean;
      }
    }
    return weights;
  }

  @Test
  void twoClassesAreThoseOfNewtonsMethod() {
    // given
    Random random = new Random(9);
    double[][] rows = Made.random(random, 60, 2);
    int[] actual = new int[60];
    for (int i = 0; i < 60; i++) {
      actual[i] = rows[i][0] - 0.5 * rows[i][1] + random.nextGaussian() > 0.3 ? 1 : 0;
    }

    // when
    Sequences train = Made.rows(rows, Made.oneHot(2, actual));
    List<Model> models = LogisticRegression.fit(ONE_STEP, train, 2, 2, ClassWeights.NONE);

    // then
    for (int s = 0; s < models.size(); s++) {
      double penalty = LogisticRegression.STRENGTHS.get(s) * meanVariance(rows);
      double[] b = newton(rows, actual, penalty / 2);
      double[][] found = Made.outputs(models.get(s), train);
      for (int i = 0; i < 60; i++) {
        assertThat(found[i][1])
            .isCloseTo(sigmoid(b[0] + b[1] * rows[i][0] + b[2] * rows[i][1]), within(1e-6));
      }
    }
  }

  /** Of the difference of two classes' weights the penalty is half of that of both. */
  private static double[] newton(double[][] rows, int[] actual, double penalty) {
    double[] b = new double[3];
    for (int step = 0; step < 30; step++) {
      double[] gradient = {0, penalty * b[1], penalty * b[2]};
      double[][] hessian = {{0, 0, 0}, {0, penalty, 0}, {0, 0, penalty}};
      for (int i = 0; i < rows.length; i++) {
        double[] x = {1, rows[i][0], rows[i][1]};
        double p = sigmoid(b[0] + b[1] * x[1] + b[2] * x[2]);
        for (int j = 0; j < 3; j++) {
          gradient[j] += (p - actual[i]) * x[j] / rows.length;
          for (int k = 0; k < 3; k++) {
            hessian[j][k] += p * (1 - p) * x[j] * x[k] / rows.length;
          }
        }
      }
      double[] change = Made.solve(hessian, gradient);
      for (int j = 0; j < 3; j++) {
        b[j] -= change[j];
      }
    }
    return b;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Test
  void rowsWithoutAClassAreLeftOut() {
    // given
    double[][] rows = {{1}, {2}, {9}};
    double[][] targets = Made.oneHot(2, 0, 1, 0);
    targets[2] = new double[] {Double.NaN, Double.NaN};
    Sequences two = Made.rows(new double[][] {{1}, {2}}, Made.oneHot(2, 0, 1));

    // when
    Model found =
        LogisticRegression.fit(ONE_STEP, Made.rows(rows, targets), 1, 2, ClassWeights.NONE).get(2);

    // then
    assertThat(Made.outputs(found, two))
        .isDeepEqualTo(
            Made.outputs(
                LogisticRegression.fit(ONE_STEP, two, 1, 2, ClassWeights.NONE).get(2), two));
  }

  @Test
  void equalInputsGiveTheSharesOfTheClasses() {
    Sequences train = Made.rows(new double[][] {{3}, {3}, {3}, {3}}, Made.oneHot(2, 0, 1, 1, 1));

    assertThat(LogisticRegression.fit(ONE_STEP, train, 1, 2, ClassWeights.NONE))
        .allSatisfy(
            model -> assertThat(Made.outputs(model, train)[0][1]).isCloseTo(0.75, within(1e-6)));
  }

  @Test
  void aClassOfAllRowsIsCertainInTheLimit() {
    Sequences train = Made.rows(new double[][] {{1}, {2}}, Made.oneHot(2, 1, 1));

    assertThat(LogisticRegression.fit(ONE_STEP, train, 1, 2, ClassWeights.NONE))
        .allSatisfy(model -> assertThat(Made.outputs(model, train)[0][1]).isGreaterThan(0.999));
  }

  private static final int SEQUENCES = 60;

  /**
   * Intercepts have no penalty, so at the minimum the weighted mean of each class's probability is
   * its weighted share: with balanced weights the same for all.
   */
  @ParameterizedTest
  @EnumSource(ClassWeights.class)
  void meanProbabilitiesAreTheSharesOfTheClasses(ClassWeights classWeights) {
    // given: 40, 15 and 5 sequences of three classes
    Random random = new Random(1);
    INDArray features = Nd4j.create(DataType.FLOAT, SEQUENCES, 2, 3);
    INDArray targets = Nd4j.zeros(DataType.FLOAT, SEQUENCES, 3);
    int[] actual = new int[SEQUENCES];
    for (int i = 0; i < SEQUENCES; i++) {
      actual[i] = i < 40 ? 0 : i < 55 ? 1 : 2;
      targets.putScalar(i, actual[i], 1);
      for (int k = 0; k < 6; k++) {
        features.putScalar(new int[] {i, k / 3, k % 3}, random.nextGaussian() + 0.5 * actual[i]);
      }
    }
    Sequences train = new Sequences(features, targets);
    double[] weights = classWeights.of(new long[] {40, 15, 5});

    for (Model model :
        LogisticRegression.fit(Inputs.ofPadded(2, 3).orElseThrow(), train, 2, 3, classWeights)) {
      // when
      INDArray outputs = model.outputs(train);

      // then
      double[] shares = {40 / 60.0, 15 / 60.0, 5 / 60.0};
      for (int k = 0; k < 3; k++) {
        double mean = 0;
        for (int i = 0; i < SEQUENCES; i++) {
          mean += weights[actual[i]] * outputs.getDouble(i, k) / SEQUENCES;
        }
        assertThat(mean).isCloseTo(weights[k] * shares[k], within(1e-3));
      }
    }
  }
}
