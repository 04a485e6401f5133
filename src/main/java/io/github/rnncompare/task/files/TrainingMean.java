package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.UserErrorException;
import java.util.Map;

/** The mean of a column over the training split, which stands for missing values. */
final class TrainingMean {
  private static final String NAME = "mean of ";

  private TrainingMean() {}

  /**
   * Stores it for new data.
   *
   * @param place what the error begins with: "d.csv: "
   * @throws UserErrorException if the column has no value in the training split
   */
  static void keep(String place, String column, double mean, Map<String, Double> numbers) {
    if (!Double.isFinite(mean)) {
      throw new UserErrorException(
          place
              + "column '"
              + column
              + "' has no value in the training split; leave the column out");
    }
    numbers.put(NAME + column, mean);
  }

  /**
   * The mean that {@link #keep} has stored.
   *
   * @throws UserErrorException if there is none
   */
  static double kept(String column, Map<String, Double> numbers) {
    return Scale.number(NAME + column, numbers);
  }
}
