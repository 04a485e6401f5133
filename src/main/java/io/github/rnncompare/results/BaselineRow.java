package io.github.rnncompare.results;

/**
 * A row of {@code baselines.csv}: the score of a predictor without memory on a seed's data.
 *
 * @param measure the column of {@code trials.csv} to compare it with
 */
public record BaselineRow(String baseline, String measure, long seed, double value) {}
