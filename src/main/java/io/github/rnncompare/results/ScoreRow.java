package io.github.rnncompare.results;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code scores.csv}: what one architecture came to in one of several experiments.
 *
 * @param measure the primary one there, a column of {@code trials.csv}
 * @param mean over seeds; empty where half of the trials or more ended badly
 * @param baseline the best that a predictor without memory scores; empty where there is none
 * @param baselineNormalisedScore mean / baseline, or (1 − mean) / (1 − baseline) of an accuracy,
 *     which makes experiments comparable
 * @param rank within the experiment among the architectures that all experiments have, 1 being the
 *     best; empty for the others
 * @param parameters of the whole network
 * @param stepMs median time of a training step, in milliseconds, on the machine of that run; empty
 *     where it was not measured
 * @param paretoParameters 1 where no architecture on the same task is as good with fewer parameters
 *     or better with as many, else 0
 * @param paretoStep the same for the time of a step
 */
public record ScoreRow(
    String experiment,
    String architecture,
    String measure,
    @Nullable Double mean,
    @Nullable Double baseline,
    @Nullable Double baselineNormalisedScore,
    @Nullable Double rank,
    long parameters,
    @Nullable Double stepMs,
    long paretoParameters,
    long paretoStep) {}
