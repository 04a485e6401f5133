package io.github.rnncompare.results;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code scores.csv}: the score of one architecture in one of several experiments.
 *
 * @param measure the primary measure of the experiment, a column of {@code trials.csv}
 * @param statistic mean or median: what the score is of the seeds
 * @param score over seeds; empty if half of the trials or more diverged or failed
 * @param baseline the best score of a predictor without memory; empty if there is none
 * @param baselineNormalisedScore score / baseline, or (1 − score) / (1 − baseline) for an accuracy,
 *     so that experiments are comparable
 * @param rank within the experiment, 1 being the best, among the architectures that all experiments
 *     have; empty for others
 * @param parameters of the whole network
 * @param stepMs median time of a training step, in milliseconds, on the machine of that run; empty
 *     if it was not measured
 * @param paretoParameters 1 if no architecture on the same task is as good with fewer parameters or
 *     better with as many, else 0
 * @param paretoStep the same for the time of a training step
 */
public record ScoreRow(
    String experiment,
    String architecture,
    String measure,
    String statistic,
    @Nullable Double score,
    @Nullable Double baseline,
    @Nullable Double baselineNormalisedScore,
    @Nullable Double rank,
    long parameters,
    @Nullable Double stepMs,
    long paretoParameters,
    long paretoStep) {}
