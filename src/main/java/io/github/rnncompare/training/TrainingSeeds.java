package io.github.rnncompare.training;

/**
 * The seeds of a training's separate sources of chance.
 *
 * @param shuffling of the order of the batches
 * @param noise of what is drawn anew at each step: dropout, weight noise
 */
public record TrainingSeeds(long shuffling, long noise) {}
