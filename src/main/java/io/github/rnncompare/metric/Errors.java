package io.github.rnncompare.metric;

import java.util.List;

/**
 * Accumulates the errors of predicted numbers, position by position.
 *
 * <p>ND4J's RegressionEvaluation is not used: for a single row of several targets its mean absolute
 * error keeps the sign of each error.
 */
public final class Errors {
  private final NumberMetric metric;
  private final List<Double> units;
  private double sum;
  private long count;

  /**
   * No errors yet.
   *
   * @param units what the error of each target is divided by
   */
  Errors(NumberMetric metric, List<Double> units) {
    this.metric = metric;
    this.units = units;
  }

  /**
   * Adds one position: an actual and a predicted number for each target. An actual number that is
   * missing, NaN, does not count.
   */
  public void add(double[] actual, double[] predicted) {
    for (int target = 0; target < units.size(); target++) {
      if (!Double.isNaN(actual[target])) {
        sum += metric.ofOne((predicted[target] - actual[target]) / units.get(target));
        count++;
      }
    }
  }

  /** The metric of all positions added; NaN if there are none. */
  public double value() {
    return metric.ofAll(sum / count);
  }
}
