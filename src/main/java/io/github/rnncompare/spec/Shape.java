package io.github.rnncompare.spec;

/**
 * The shape of the sequences and targets that a task has and a network learns.
 *
 * @param inputSize features a time step
 * @param timeSteps steps a sequence
 * @param outputSize values, or classes
 * @param everyStep whether there is a target at every time step, or at the last one only
 */
public record Shape(
    int inputSize, int timeSteps, int outputSize, TargetKind targets, boolean everyStep) {}
