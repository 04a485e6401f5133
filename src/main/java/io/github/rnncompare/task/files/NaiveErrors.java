package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.UserErrorException;
import java.util.Arrays;
import java.util.Locale;

/** The mean absolute error of a naive forecast, of each target, which MASE divides by. */
final class NaiveErrors {
  private final double[] sums;
  private final long[] counts;

  /** No errors yet. */
  NaiveErrors(int targets) {
    sums = new double[targets];
    counts = new long[targets];
  }

  /** Adds the error of a forecast; none where one of the values is missing, NaN. */
  void add(int target, double actual, double forecast) {
    if (!Double.isNaN(actual) && !Double.isNaN(forecast)) {
      sums[target] += Math.abs(actual - forecast);
      counts[target]++;
    }
  }

  /**
   * Checks that the mean of a target can be divided by.
   *
   * @param place what the error begins with: "d.csv: column 'load'"
   * @param season steps from the value that is repeated to the forecast
   * @throws UserErrorException if it cannot
   */
  void require(int target, String place, int season) {
    if (counts[target] > 0 && sums[target] > 0) {
      return;
    }
    String steps = season == 1 ? "one step" : season + " steps";
    throw new UserErrorException(
        String.format(
            Locale.ROOT,
            "%s %s in the training split, so that metric mase, which divides by such differences,"
                + " is undefined; take mae or smape",
            place,
            counts[target] == 0
                ? "has no two values " + steps + " apart"
                : "never differs from its value " + steps + " before"));
  }

  /** The mean of each target. */
  double[] means() {
    double[] means = new double[sums.length];
    Arrays.setAll(means, target -> sums[target] / counts[target]);
    return means;
  }
}
