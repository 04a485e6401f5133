package io.github.rnncompare.task;

import io.github.rnncompare.spec.Names;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nd4j.evaluation.regression.RegressionEvaluation;

/** How far numbers that are told lie from the true ones. */
enum ErrorMeasure {
  /** Root of the mean squared error. */
  RMSE {
    @Override
    double of(RegressionEvaluation evaluation, List<Double> units) {
      return Math.sqrt(MSE.of(evaluation, units));
    }
  },
  /** Mean absolute error. */
  MAE {
    @Override
    double of(RegressionEvaluation evaluation, List<Double> units) {
      return mean(units.size(), k -> evaluation.meanAbsoluteError(k) / units.get(k));
    }
  },
  /** Mean squared error. */
  MSE {
    @Override
    double of(RegressionEvaluation evaluation, List<Double> units) {
      return mean(
          units.size(), k -> evaluation.meanSquaredError(k) / (units.get(k) * units.get(k)));
    }
  };

  private interface OfTarget {
    double error(int target);
  }

  private static double mean(int targets, OfTarget error) {
    return IntStream.range(0, targets).mapToDouble(error::error).average().orElseThrow();
  }

  /**
   * The error over all targets.
   *
   * @param units what the error of each target is divided by
   */
  abstract double of(RegressionEvaluation evaluation, List<Double> units);

  /**
   * A metric of targets: of a single one in its own unit, named after it ("rmse_passengers"); of
   * several the mean over them, each divided by its standard deviation in the training part
   * ("rmse_in_deviations"), as their units may differ.
   *
   * @param deviations of each
   * @param tally gets the measure of an evaluation that has a column for each target
   */
  Metric metric(List<String> targets, List<Double> deviations, TallyOf tally) {
    String unit = targets.size() == 1 ? snake(targets.get(0)) : "in_deviations";
    return new Metric(
        Names.of(this) + "_" + unit, Metric.Better.LOWER, () -> tally.of(errors(deviations)));
  }

  /** No errors yet, of which {@link #metric} is to be told. */
  Errors errors(List<Double> deviations) {
    return new Errors(this, deviations.size() == 1 ? List.of(1.0) : deviations);
  }

  /** Makes a tally that hands on what it hears to {@code errors}. */
  interface TallyOf {
    Metric.Tally of(Errors errors);
  }

  private static String snake(String column) {
    String words =
        column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
    return words.isEmpty() ? "target" : words;
  }
}
