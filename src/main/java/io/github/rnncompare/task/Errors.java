package io.github.rnncompare.task;

import java.util.List;

/**
 * How far numbers that were told lie from the true ones, gathered position by position.
 *
 * <p>Not with ND4J's RegressionEvaluation, which takes the sign of an error along into the mean
 * absolute error where it evaluates a single row of several targets.
 */
final class Errors {
  private final ErrorMeasure measure;
  private final List<Double> units;
  private double sum;
  private long count;

  /**
   * None yet.
   *
   * @param units what the error of each target is divided by
   */
  Errors(ErrorMeasure measure, List<Double> units) {
    this.measure = measure;
    this.units = units;
  }

  /** Adds one position: a true number, and one that is told, for each target. */
  void add(double[] truly, double[] told) {
    for (int target = 0; target < units.size(); target++) {
      sum += measure.ofOne((told[target] - truly[target]) / units.get(target));
    }
    count += units.size();
  }

  /** The measure of all that were added, NaN if none were. */
  double value() {
    return measure.ofAll(sum / count);
  }
}
