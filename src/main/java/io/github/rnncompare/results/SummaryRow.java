package io.github.rnncompare.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code summary.csv} and {@code sweep_summary.csv}: one measure of one architecture (in
 * one configuration) or baseline over its trials. Statistics are over the n trials that ended well
 * and have the measure; they are empty where there is none.
 *
 * @param configuration the values that a sweep chose, a column for each, empty for a baseline; none
 *     without a sweep
 * @param measure a column of {@code trials.csv}
 * @param trials of the architecture, however they ended; for a baseline those that have it
 * @param sd standard deviation with n − 1; empty for one trial, and where it is beyond all numbers
 * @param interquartileMean of the middle half of the trials
 * @param intervalLow and {@code intervalHigh}: 95 % for the mean, by the bootstrap-t; empty where n
 *     is below 4 or nearly all are the same
 * @param best the lowest, or for a metric of which more is better the highest
 * @param reached trials that came down to the spec's target and ended well; empty without a target
 * @param successRate {@code reached} as a share of the trials that did not fail; a diverged one has
 *     not reached it
 * @param successLow and {@code successHigh}: 95 % for that, by Wilson
 * @param epochsToTarget median of the first epoch that reaches it, those that never do being last;
 *     empty where that falls among them
 */
public record SummaryRow(
    String architecture,
    Map<String, String> configuration,
    String measure,
    long trials,
    long diverged,
    long failed,
    long n,
    @Nullable Double mean,
    @Nullable Double sd,
    @Nullable Double median,
    @Nullable Double interquartileMean,
    @Nullable Double intervalLow,
    @Nullable Double intervalHigh,
    @Nullable Double best,
    @Nullable Double worst,
    @Nullable Long reached,
    @Nullable Double successRate,
    @Nullable Double successLow,
    @Nullable Double successHigh,
    @Nullable Double epochsToTarget) {}
