package io.github.rnncompare.training;

/**
 * The epoch with the lowest running median of the validation loss so far.
 *
 * @param epoch the middle one of the median's window
 * @param loss the median
 * @param parameters that the network had after {@code epoch}, [parameters]
 */
public record BestEpoch(long epoch, double loss, FloatArray parameters) {}
