package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.UserErrorException;
import java.nio.file.Path;
import java.util.Locale;

/** Holds that what a network gives for new data are numbers that mean something. */
final class FinitePrediction {
  private FinitePrediction() {}

  /**
   * Takes a prediction, in the unit in which it is written.
   *
   * @param place in the file, for the message: "row 3"
   * @throws UserErrorException if it is NaN or infinite
   */
  static void require(double prediction, Path file, String place) {
    if (!Double.isFinite(prediction)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %s: the prediction is %s, not a number that can be used; what the model reads up to there is too large for it: give values as those that it was trained on",
              file,
              place,
              prediction));
    }
  }
}
