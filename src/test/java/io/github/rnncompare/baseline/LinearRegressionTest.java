package io.github.rnncompare.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ridge regression against its normal equations. */
class LinearRegressionTest {
  private static final Inputs ONE_STEP = new LastSteps(1);

  /**
   * What the normal equations of centred inputs give for new inputs: (XᵀX / n + s · v · I) w = Xᵀy
   * / n, where v is the mean variance of an input. Rows without a target are left out.
   */
  private static double[] expected(
      double[][] rows, double[][] targets, int output, double strength, double[][] others) {
    int[] known =
        IntStream.range(0, rows.length).filter(i -> !Double.isNaN(targets[i][output])).toArray();
    int size = rows[0].length;
    double[] mean = new double[size];
    double centre = 0;
    for (int i : known) {
      centre += targets[i][output] / known.length;
      for (int j = 0; j < size; j++) {
        mean[j] += rows[i][j] / known.length;
      }
    }
    double[][] left = new double[size][size];
    double[] right = new double[size];
    double variances = 0;
    for (int i : known) {
      for (int j = 0; j < size; j++) {
        double deviation = (rows[i][j] - mean[j]) / known.length;
        right[j] += deviation * (targets[i][output] - centre);
        variances += deviation * (rows[i][j] - mean[j]);
        for (int k = 0; k < size; k++) {
          left[j][k] += deviation * (rows[i][k] - mean[k]);
        }
      }
    }
    for (int j = 0; j < size; j++) {
      left[j][j] += strength * variances / size;
    }
    double[] weights = Made.solve(left, right);
    double[] outputs = new double[others.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = centre;
      for (int j = 0; j < size; j++) {
        outputs[i] += weights[j] * (others[i][j] - mean[j]);
      }
    }
    return outputs;
  }

  /** The last two have more inputs than rows, so that many of the variances are 0. */
  @ParameterizedTest
  @CsvSource({"40, 3, 1", "200, 12, 2", "8, 20, 1", "20, 150, 1"})
  void eachStrengthSolvesTheNormalEquations(int count, int size, int outputs) {
    // given
    Random random = new Random(count);
    double[][] rows = Made.random(random, count, size);
    double[][] targets = Made.random(random, count, outputs);
    double[][] others = Made.random(random, 5, size);

    // when
    List<Model> models = LinearRegression.fit(ONE_STEP, Made.rows(rows, targets), size);

    // then
    assertThat(models).hasSize(LinearRegression.STRENGTHS.size());
    for (int s = 0; s < models.size(); s++) {
      double[][] found =
          Made.outputs(models.get(s), Made.rows(others, Made.random(random, 5, outputs)));
      for (int k = 0; k < outputs; k++) {
        double[] wanted = expected(rows, targets, k, LinearRegression.STRENGTHS.get(s), others);
        for (int i = 0; i < wanted.length; i++) {
          assertThat(found[i][k])
              .as("strength %s, output %s", LinearRegression.STRENGTHS.get(s), k)
              .isCloseTo(wanted[i], within(2e-6 * Math.max(1, Math.abs(wanted[i]))));
        }
      }
    }
  }

  @Test
  void anOutputIsFittedToTheRowsThatHaveIt() {
    // given: two outputs, of which each misses other rows
    Random random = new Random(3);
    double[][] rows = Made.random(random, 30, 2);
    double[][] targets = Made.random(random, 30, 2);
    targets[4][0] = Double.NaN;
    targets[7][1] = Double.NaN;
    targets[8][1] = Double.NaN;

    // when
    List<Model> models = LinearRegression.fit(ONE_STEP, Made.rows(rows, targets), 2);

    // then
    double[][] found = Made.outputs(models.get(5), Made.rows(rows, targets));
    for (int k = 0; k < 2; k++) {
      double[] wanted = expected(rows, targets, k, LinearRegression.STRENGTHS.get(5), rows);
      for (int i = 0; i < rows.length; i++) {
        assertThat(found[i][k]).isCloseTo(wanted[i], within(1e-6));
      }
    }
  }

  @Test
  void ofManyOutputsThatMissDifferentRowsOnlyCompleteRowsCount() {
    // given: 300 inputs, so that many outputs would take too long
    Random random = new Random(4);
    double[][] rows = Made.random(random, 100, 300);
    double[][] targets = Made.random(random, 100, 80);
    for (int k = 0; k < 80; k++) {
      targets[k][k] = Double.NaN;
    }
    double[][] complete = Arrays.copyOfRange(rows, 80, 100);
    double[][] ofComplete = Arrays.copyOfRange(targets, 80, 100);

    // when
    Model found = LinearRegression.fit(ONE_STEP, Made.rows(rows, targets), 300).get(2);

    // then
    Sequences those = Made.rows(complete, ofComplete);
    Model wanted = LinearRegression.fit(ONE_STEP, those, 300).get(2);
    assertThat(Made.outputs(found, those)).isDeepEqualTo(Made.outputs(wanted, those));
  }

  @Test
  void anOutputWithoutAnyTargetHasNoModel() {
    assertThat(
            LinearRegression.fit(
                ONE_STEP,
                Made.rows(new double[][] {{1}, {2}}, new double[][] {{Double.NaN}, {Double.NaN}}),
                1))
        .isEmpty();
  }

  @Test
  void constantInputsOrOneRowGiveTheMean() {
    double[][] targets = {{1}, {2}, {6}};
    Sequences constant = Made.rows(new double[][] {{5, 5}, {5, 5}, {5, 5}}, targets);
    Sequences one = Made.rows(new double[][] {{5, 7}}, new double[][] {{4}});

    assertThat(LinearRegression.fit(ONE_STEP, constant, 2))
        .allSatisfy(model -> assertThat(Made.outputs(model, constant)[0][0]).isEqualTo(3));
    assertThat(LinearRegression.fit(ONE_STEP, one, 2))
        .allSatisfy(model -> assertThat(Made.outputs(model, constant)[2][0]).isEqualTo(4));
  }

  @Test
  void aConstantInputHasNoWeight() {
    // given: y = 2x + 1, and a second input that is always 9
    double[][] rows = {{0, 9}, {1, 9}, {2, 9}, {3, 9}};
    Sequences train = Made.rows(rows, new double[][] {{1}, {3}, {5}, {7}});

    // when
    Model weakest = LinearRegression.fit(ONE_STEP, train, 2).get(8);

    // then
    double found =
        Made.outputs(weakest, Made.rows(new double[][] {{10, 0}}, new double[][] {{0}}))[0][0];
    assertThat(found).isCloseTo(21, within(1e-4));
  }

  @Test
  void stepsOfPaddingAreNoRowsWhereTargetsAreAtEveryStep() {
    // given: y = 3x at each of 2 and 3 steps, and nonsense in the padding
    double[][][] features = {{{1, 2, 50}}, {{4, 5, 6}}};
    double[][][] targets = {{{3, 6, -999}}, {{12, 15, 18}}};
    Sequences train =
        new Sequences(
            Made.tensor(features),
            Made.tensor(targets),
            Made.matrix(new double[][] {{1, 1, 0}, {1, 1, 1}}));

    // when
    Model weakest = LinearRegression.fit(new RecentSteps(1), train, 1).get(8);

    // then
    float[] found = Floats.of(weakest.outputs(train));
    assertThat(found[0]).isCloseTo(3, within(1e-4f));
    assertThat(found[1]).isCloseTo(6, within(1e-4f));
    assertThat(found[2]).isZero();
    assertThat(found[5]).isCloseTo(18, within(1e-4f));
  }
}
