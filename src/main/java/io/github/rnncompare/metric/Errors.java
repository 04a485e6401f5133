package io.github.rnncompare.metric;

import java.util.List;

/**
 * How far predicted numbers lie from the actual ones, gathered position by position.
 *
 * <p>Not with ND4J's RegressionEvaluation, which takes the sign of an error along into the mean
 * absolute error where it evaluates a single row of several targets.
 */
public final class Errors {
  private final NumberMetric metric;
  private final List<Double> units;
  private double sum;
  private long count;

  /**
   * None yet.
   *
   * @param units what the error of each target is divided by
   */
  Errors(NumberMetric metric, List<Double> units) {
    this.metric = metric;
    this.units = units;
  }

  /** Adds one position: an actual and a predicted number for each target. */
  public void add(double[] actual, double[] predicted) {
    for (int target = 0; target < units.size(); target++) {
      sum += metric.ofOne((predicted[target] - actual[target]) / units.get(target));
    }
    count += units.size();
  }

  /** The metric of all that were added, NaN if none were. */
  public double value() {
    return metric.ofAll(sum / count);
  }
}
