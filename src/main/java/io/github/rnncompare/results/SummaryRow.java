package io.github.rnncompare.results;

/**
 * A row of {@code summary.csv}: one figure of one architecture (or floor) over its trials.
 *
 * @param figure a column of {@code trials.csv}
 * @param n trials that have the figure, diverged ones left out
 * @param sd standard deviation with n − 1; NaN for one trial
 */
public record SummaryRow(
    String architecture,
    String figure,
    long n,
    double mean,
    double sd,
    double median,
    double min,
    double max) {}
