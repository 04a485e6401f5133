package io.github.rnncompare.baseline;

import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.tensor.Floats;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sequences and numbers for tests. */
final class Made {
  private Made() {}

  /** Sequences from [sequence][feature][step] and [sequence][output], without padding. */
  static Sequences sequences(double[][][] features, double[][] targets) {
    return new Sequences(tensor(features), matrix(targets));
  }

  /** Sequences of one step, from [sequence][feature] and [sequence][output]. */
  static Sequences rows(double[][] inputs, double[][] targets) {
    double[][][] features = new double[inputs.length][inputs[0].length][1];
    for (int i = 0; i < inputs.length; i++) {
      for (int j = 0; j < inputs[i].length; j++) {
        features[i][j][0] = inputs[i][j];
      }
    }
    return sequences(features, targets);
  }

  static INDArray tensor(double[][][] values) {
    int n = values.length;
    int size = values[0].length;
    int steps = values[0][0].length;
    float[] flat = new float[n * size * steps];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < size; j++) {
        for (int t = 0; t < steps; t++) {
          flat[i + n * (j + size * t)] = (float) values[i][j][t];
        }
      }
    }
    return Floats.tensor(flat, n, size, steps);
  }

  static INDArray matrix(double[][] values) {
    int n = values.length;
    float[] flat = new float[n * values[0].length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < values[i].length; j++) {
        flat[i + n * j] = (float) values[i][j];
      }
    }
    return Floats.tensor(flat, n, values[0].length);
  }

  /** Numbers that 32 bits hold exactly. */
  static double[][] random(Random random, int rows, int columns) {
    double[][] numbers = new double[rows][columns];
    for (double[] row : numbers) {
      for (int j = 0; j < columns; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return numbers;
  }

  static double[][] oneHot(int classes, int... actual) {
    double[][] targets = new double[actual.length][classes];
    for (int i = 0; i < actual.length; i++) {
      targets[i][actual[i]] = 1;
    }
    return targets;
  }

  /** A split that is scored by accuracy. */
  static Split split(int classes, Sequences set, int... actual) {
    return new Split(
        set,
        ClassMetric.ACCURACY.metric(
            classes,
            (from, sequences, visitor) -> {
              for (int i = 0; i < sequences; i++) {
                visitor.accept(i, 0, actual[from + i]);
              }
            }));
  }

  /** [sequence][output] of what a model predicts. */
  static double[][] outputs(Model model, Sequences batch) {
    INDArray outputs = model.outputs(batch);
    float[] flat = Floats.of(outputs);
    int size = (int) outputs.size(1);
    double[][] rows = new double[(int) outputs.size(0)][size];
    for (int i = 0; i < flat.length; i++) {
      rows[i / size][i % size] = flat[i];
    }
    return rows;
  }

  /** The solution of a·x = b by Gaussian elimination with pivots; both are overwritten. */
  static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
      }
      double[] row = a[k];
      a[k] = a[pivot];
      a[pivot] = row;
      double value = b[k];
      b[k] = b[pivot];
      b[pivot] = value;
      for (int i = k + 1; i < n; i++) {
        double factor = a[i][k] / a[k][k];
        for (int j = k; j < n; j++) {
          a[i][j] -= factor * a[k][j];
        }
        b[i] -= factor * b[k];
      }
    }
    double[] x = new double[n];
    for (int k = n - 1; k >= 0; k--) {
      x[k] = b[k];
      for (int j = k + 1; j < n; j++) {
        x[k] -= a[k][j] * x[j];
      }
      x[k] /= a[k][k];
    }
    return x;
  }
}
