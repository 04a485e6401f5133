package io.github.rnncompare.spec;

/**
 * The shape of a task's sequences and targets, for which a network is built.
 *
 * @param inputSize features per time step
 * @param timeSteps steps per sequence
 * @param outputSize values to predict, or classes
 * @param everyStep whether there is a target at every time step, rather than only at the last
 */
public record Shape(
    int inputSize, int timeSteps, int outputSize, TargetKind targets, boolean everyStep) {}
