package io.github.rnncompare.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.regression.RegressionEvaluation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class NumberMetricTest {
  @Test
  void equalTheEvaluationOfNd4j() {
    for (long seed = 1; seed <= 10; seed++) {
      // given: far from 0, where a difference of large sums would lose digits
      Random random = new Random(seed);
      int targets = 1 + random.nextInt(3);
      int positions = 2 + random.nextInt(50);
      List<Double> deviations =
          IntStream.range(0, targets).mapToObj(k -> 0.5 + random.nextDouble()).toList();
      double[][] actual = new double[positions][targets];
      double[][] predicted = new double[positions][targets];
      for (int i = 0; i < positions; i++) {
        for (int k = 0; k < targets; k++) {
          actual[i][k] = 1e6 + random.nextGaussian();
          predicted[i][k] = 1e6 + random.nextGaussian();
        }
      }

      // when
      RegressionEvaluation evaluation = new RegressionEvaluation(targets);
      evaluation.eval(Nd4j.create(actual), Nd4j.create(predicted));
      double squares = 0;
      double absolutes = 0;
      for (int k = 0; k < targets; k++) {
        double unit = targets == 1 ? 1 : deviations.get(k);
        squares += evaluation.meanSquaredError(k) / (unit * unit) / targets;
        absolutes += evaluation.meanAbsoluteError(k) / unit / targets;
      }

      // then
      assertThat(of(NumberMetric.RMSE, deviations, actual, predicted))
          .as("seed %d", seed)
          .isCloseTo(Math.sqrt(squares), withinPercentage(1e-8));
      assertThat(of(NumberMetric.MAE, deviations, actual, predicted))
          .as("seed %d", seed)
          .isCloseTo(absolutes, withinPercentage(1e-8));
      assertThat(of(NumberMetric.MSE, deviations, actual, predicted))
          .as("seed %d", seed)
          .isCloseTo(squares, withinPercentage(1e-8));
      assertThat(of(NumberMetric.MASE, deviations, actual, predicted))
          .as("seed %d", seed)
          .isCloseTo(absolutes, withinPercentage(1e-8));
    }
  }

  @Test
  void percentagesAreOfTheMeanOfBothSizes() {
    // given: 1 for 3, −1 for 1, 0 for 0 and 0 for 5
    double[][] actual = {{3, 1}, {0, 5}};
    double[][] predicted = {{1, -1}, {0, 0}};

    // then: 2 of 2, 2 of 1, none, 5 of 2.5
    assertThat(of(NumberMetric.SMAPE, List.of(7.0, 9.0), actual, predicted))
        .isEqualTo((100 + 200 + 0 + 200) / 4.0);
  }

  @Test
  void seriesMayHaveUnitsOfTheirOwn() {
    // given
    Errors errors =
        NumberMetric.MASE.errors(
            Units.ofEachSeries(List.of(new double[] {2, 4}, new double[] {1, 8})));

    // when: errors of 1 and 2 in the first, of 3 in the second, where one target is missing
    errors.add(0, new double[] {5, 5}, new double[] {6, 3});
    errors.add(1, new double[] {5, Double.NaN}, new double[] {2, 3});

    // then
    assertThat(errors.value()).isEqualTo((0.5 + 0.5 + 3) / 3);
  }

  private static double of(
      NumberMetric measure, List<Double> deviations, double[][] actual, double[][] predicted) {
    Errors errors = measure.errors(Units.deviations(deviations));
    for (int i = 0; i < actual.length; i++) {
      errors.add(actual[i], predicted[i]);
    }
    return errors.value();
  }

  @Test
  void aSingleErrorHasNoSignAsItHasInNd4j() {
    // given: 3 is predicted for 5, and 5 for 1
    double[][] actual = {{5, 1}};
    double[][] predicted = {{3, 5}};
    RegressionEvaluation evaluation = new RegressionEvaluation(2);
    evaluation.eval(Nd4j.create(actual), Nd4j.create(predicted));

    // then
    List<Double> deviations = List.of(1.0, 2.0);
    assertThat(evaluation.meanAbsoluteError(0)).isEqualTo(-2);
    assertThat(of(NumberMetric.MAE, deviations, actual, predicted)).isEqualTo(2);
    assertThat(of(NumberMetric.RMSE, deviations, actual, predicted)).isEqualTo(2);
    assertThat(of(NumberMetric.MSE, deviations, actual, predicted)).isEqualTo(4);
  }

  @Test
  void whatIsNoNumberHasNoError() {
    for (NumberMetric measure : NumberMetric.values()) {
      Errors errors = measure.errors(Units.deviations(List.of(1.0, 1.0)));
      errors.add(new double[] {1, 2}, new double[] {1, 2});
      errors.add(new double[] {1, 2}, new double[] {Double.NaN, 2});
      assertThat(errors.value()).as("%s", measure).isNaN();
    }
  }

  @Test
  void aMetricIsNamedAfterItsTargetAndWhatHasNoNameIsOne() {
    assertThat(
            NumberMetric.MAE
                .metric(
                    List.of("Load (kW)"),
                    Units.deviations(List.of(2.0)),
                    (outputs, first, errors) -> {})
                .name())
        .isEqualTo("mae_load_kw");
    assertThat(
            NumberMetric.MSE
                .metric(
                    List.of("%"), Units.deviations(List.of(2.0)), (outputs, first, errors) -> {})
                .name())
        .isEqualTo("mse_target");
    assertThat(
            NumberMetric.RMSE
                .metric(
                    List.of("a", "b"),
                    Units.deviations(List.of(2.0, 1.0)),
                    (outputs, first, errors) -> {})
                .name())
        .isEqualTo("rmse_in_deviations");
    assertThat(
            NumberMetric.SMAPE
                .metric(
                    List.of("a"), Units.deviations(List.of(2.0)), (outputs, first, errors) -> {})
                .name())
        .isEqualTo("smape");
  }

  @Test
  void numbersWithoutAUnitCountAlikeBatchByBatch() {
    // given three sequences of two outputs and two steps, and errors of 1 and of 3
    INDArray actual = Nd4j.arange(12).reshape(3, 2, 2);
    INDArray predicted = actual.dup();
    predicted.putScalar(1, 0, 1, actual.getDouble(1, 0, 1) + 1);
    predicted.putScalar(2, 1, 0, actual.getDouble(2, 1, 0) - 3);
    Metric metric = NumberMetric.MSE.metric(actual);

    // when
    Metric.Tally tally = metric.tallies().get();
    for (int i = 0; i < 3; i++) {
      tally.add(predicted.get(NDArrayIndex.interval(i, i + 1)));
    }

    // then
    assertThat(metric.name()).isEqualTo("mse");
    assertThat(metric.better()).isEqualTo(Metric.Better.LOWER);
    assertThat(tally.value()).isEqualTo((1 + 9) / 12.0);
    assertThat(metric.of(predicted)).isEqualTo((1 + 9) / 12.0);
  }

  @Test
  void theErrorsOfSeveralTargetsAreDividedByTheirDeviations() {
    // given: errors of 2 and 30 of targets with the deviations 1 and 10
    Metric metric =
        NumberMetric.MAE.metric(
            List.of("a", "b"),
            Units.deviations(List.of(1.0, 10.0)),
            (outputs, first, errors) ->
                errors.add(
                    new double[] {5, 50}, new double[] {outputs.at(0, 0, 0), outputs.at(0, 1, 0)}));

    assertThat(metric.of(Nd4j.createFromArray(new float[][] {{7, 20}}))).isEqualTo((2 + 3) / 2.0);
  }
}
