package io.github.rnncompare.metric;

/**
 * Accumulates the errors of predicted numbers, position by position.
 *
 * <p>ND4J's RegressionEvaluation is not used: for a single row of several targets its mean absolute
 * error keeps the sign of each error.
 */
public final class Errors {
  private final NumberMetric metric;
  private final Units units;
  private double sum;
  private long count;

  /** No errors yet. */
  Errors(NumberMetric metric, Units units) {
    this.metric = metric;
    this.units = units;
  }

  /** As {@link #add(int, double[], double[])}, where no series has units of its own. */
  public void add(double[] actual, double[] predicted) {
    add(0, actual, predicted);
  }

  /**
   * Adds one position: an actual and a predicted number for each target. An actual number that is
   * missing, NaN, does not count.
   *
   * @param series that the position is of, which may have units of its own
   */
  public void add(int series, double[] actual, double[] predicted) {
    for (int target = 0; target < units.targets(); target++) {
      if (!Double.isNaN(actual[target])) {
        sum += metric.ofOne(actual[target], predicted[target], units.of(series, target));
        count++;
      }
    }
  }

  /** The metric of all positions added; NaN if there are none. */
  public double value() {
    return metric.ofAll(sum / count);
  }
}
