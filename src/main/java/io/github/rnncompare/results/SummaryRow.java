package io.github.rnncompare.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code summary.csv} and {@code sweep_summary.csv}: one measure of one architecture (in
 * one configuration) or baseline over its trials. Statistics are over the n trials that are ok and
 * have the measure; they are empty for n = 0.
 *
 * @param configuration the swept values, a column for each key, empty for a baseline; none without
 *     a sweep
 * @param measure a column of {@code trials.csv}
 * @param trials of the architecture, whatever their status; for a baseline the number of its values
 * @param sd standard deviation with n − 1; empty for one trial, and if it overflows
 * @param medianLow and {@code medianHigh}: 95 % interval for the median, between two of the values;
 *     empty if n is below 6
 * @param interquartileMean mean of the middle half of the trials
 * @param intervalLow and {@code intervalHigh}: 95 % interval for the mean by Student's t; empty for
 *     positive losses, if n is below 4, and if the values of any architecture fall into lumps
 * @param geometricMean of positive losses and errors
 * @param geometricLow and {@code geometricHigh}: 95 % interval for it by Student's t on logarithms;
 *     empty if n is below 4, and if the values of any architecture fall into lumps
 * @param lumps 1 if the values fall into two lumps, as those of seeds that solve a task or do not,
 *     else 0
 * @param best the lowest value, or the highest if higher is better
 * @param reached number of ok trials that reached the spec's target; empty without a target
 * @param successRate {@code reached} as a share of the trials that did not fail; a diverged trial
 *     counts as not reaching it
 * @param successLow and {@code successHigh}: 95 % Wilson interval for that
 * @param epochsToTarget median over trials of the first epoch that reaches the target; trials that
 *     never reach it come last, and it is empty if the median is one of them
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
    @Nullable Double medianLow,
    @Nullable Double medianHigh,
    @Nullable Double interquartileMean,
    @Nullable Double intervalLow,
    @Nullable Double intervalHigh,
    @Nullable Double geometricMean,
    @Nullable Double geometricLow,
    @Nullable Double geometricHigh,
    long lumps,
    @Nullable Double best,
    @Nullable Double worst,
    @Nullable Long reached,
    @Nullable Double successRate,
    @Nullable Double successLow,
    @Nullable Double successHigh,
    @Nullable Double epochsToTarget) {}
