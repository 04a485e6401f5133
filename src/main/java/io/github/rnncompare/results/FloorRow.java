package io.github.rnncompare.results;

/**
 * A row of {@code floors.csv}: what a predictor without memory scores on a seed's data.
 *
 * @param figure the column of {@code trials.csv} that it stands beside
 */
public record FloorRow(String floor, String figure, long seed, double value) {}
