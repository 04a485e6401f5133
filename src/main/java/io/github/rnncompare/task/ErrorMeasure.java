package io.github.rnncompare.task;

import io.github.rnncompare.spec.Names;
import java.util.List;
import java.util.Locale;

/** How far numbers that are told lie from the true ones. */
enum ErrorMeasure {
  /** Root of the mean squared error. */
  RMSE {
    @Override
    double ofOne(double error) {
      return error * error;
    }

    @Override
    double ofAll(double mean) {
      return Math.sqrt(mean);
    }
  },
  /** Mean absolute error. */
  MAE {
    @Override
    double ofOne(double error) {
      return Math.abs(error);
    }
  },
  /** Mean squared error. */
  MSE {
    @Override
    double ofOne(double error) {
      return error * error;
    }
  };

  /** What one error counts. */
  abstract double ofOne(double error);

  /** The measure, from the mean of what the errors of all positions and targets count. */
  double ofAll(double mean) {
    return mean;
  }

  /**
   * A metric of targets: of a single one in its own unit, named after it ("rmse_passengers"); of
   * several the mean over them, each divided by its standard deviation in the training split
   * ("rmse_in_deviations"), as their units may differ.
   *
   * @param deviations of each
   * @param tally hands each position with a true number and one that is told for each target
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
