package io.github.rnncompare.results;

/**
 * A row of {@code baselines.csv}: what a predictor without memory scores on a seed's data.
 *
 * @param measure the column of {@code trials.csv} that it stands beside
 */
public record BaselineRow(String baseline, String measure, long seed, double value) {}
