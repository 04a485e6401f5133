package io.github.rnncompare.results;

import java.util.List;

/**
 * A row of {@code baselines.csv}: the score of a predictor without memory, or without a network, on
 * a seed's data.
 *
 * @param measure the column of {@code trials.csv} to compare it with
 */
public record BaselineRow(String baseline, String measure, long seed, double value) {
  /** How the names of baselines begin that are models fitted to the training split. */
  private static final List<String> LEARNT =
      List.of(
          "linear regression",
          "logistic regression",
          "nearest neighbour (DTW)",
          "bigrams",
          "trigrams");

  /** Whether a baseline of this name is a model that learns; a mean or a frequency is none. */
  public static boolean isLearnt(String baseline) {
    return LEARNT.stream().anyMatch(baseline::startsWith);
  }
}
