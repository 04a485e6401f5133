package io.github.rnncompare.engine;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a layer runs over.
 *
 * @param values [batch, I, time]
 * @param start the state before the first step, null for zeros
 * @param mask [batch, time] of ones at real steps and zeros at padded ones, null if all are real
 */
public record Sequence(INDArray values, @Nullable State start, @Nullable INDArray mask) {}
