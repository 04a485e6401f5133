package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.UserErrorException;
import java.nio.file.Path;
import java.util.Locale;

/** Checks that a network's predictions for new data are finite. */
final class FinitePrediction {
  private FinitePrediction() {}

  /**
   * Checks a prediction, in the unit in which it is written.
   *
   * @param place in the file, for the message: "row 3"
   * @throws UserErrorException if it is NaN or infinite
   */
  static void require(double prediction, Path file, String place) {
    if (!Double.isFinite(prediction)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %s: the prediction is %s; the values that the model reads up to there are too large for it: use values like those that it was trained on",
              file,
              place,
              prediction));
    }
  }
}
