package io.github.rnncompare.task;

import org.jspecify.annotations.Nullable;

/**
 * Which value of a split is predicted.
 *
 * @param sequence name of the sequence, or of the series; empty where there is one
 * @param row number of the value in its series, from 1; null if it is no value of a series
 * @param time of the value; empty where it has none
 * @param step of the sequence, from 1; null where there is one target for each sequence
 * @param stepsAhead how far a forecast looks, from 1; null where all look one step ahead, or none
 *     does
 * @param target name of the value; empty where there is one
 */
public record Place(
    String sequence,
    @Nullable Long row,
    String time,
    @Nullable Long step,
    @Nullable Long stepsAhead,
    String target) {}
