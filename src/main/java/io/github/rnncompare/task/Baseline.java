package io.github.rnncompare.task;

import java.util.List;

/**
 * What a predictor without memory, or without learning, scores.
 *
 * @param name of the predictor: "persistence"
 * @param measure that it stands beside, as in the result files: "test_metric"
 */
public record Baseline(String name, String measure, double value) {

  /** What a predictor is expected to score, the same on each split of the data. */
  public static List<Baseline> onEverySplit(String name, double loss, double metric) {
    return List.of(
        new Baseline(name, "final_train_loss", loss),
        new Baseline(name, "best_validation_loss", loss),
        new Baseline(name, "test_loss", loss),
        new Baseline(name, "test_metric", metric));
  }
}
