package io.github.rnncompare.task;

/**
 * What a predictor without memory, or without learning, scores.
 *
 * @param name of the predictor: "persistence"
 * @param figure that it stands beside, as in the result files: "test_metric"
 */
public record Floor(String name, String figure, double value) {}
