package io.github.rnncompare.task;

import java.util.List;

/**
 * The score of a predictor without memory, or without learning.
 *
 * @param name of the predictor: "persistence"
 * @param measure that it is compared with, as in the result files: "test_metric"
 */
public record Baseline(String name, String measure, double value) {

  /** The expected scores of a predictor, the same on each split of the data. */
  public static List<Baseline> onEverySplit(String name, double loss, double metric) {
    return List.of(
        new Baseline(name, "final_train_loss", loss),
        new Baseline(name, "best_validation_loss", loss),
        new Baseline(name, "test_loss", loss),
        new Baseline(name, "test_metric", metric));
  }
}
