package io.github.rnncompare.task;

import java.util.List;

/**
 * What a predictor without memory, or without learning, scores.
 *
 * @param name of the predictor: "persistence"
 * @param figure that it stands beside, as in the result files: "test_metric"
 */
public record Floor(String name, String figure, double value) {

  /** What a predictor is expected to score, the same on each part of the data. */
  static List<Floor> onEveryPart(String name, double loss, double metric) {
    return List.of(
        new Floor(name, "final_train_loss", loss),
        new Floor(name, "best_validation_loss", loss),
        new Floor(name, "test_loss", loss),
        new Floor(name, "test_metric", metric));
  }
}
