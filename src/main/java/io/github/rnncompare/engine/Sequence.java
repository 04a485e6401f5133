package io.github.rnncompare.engine;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The input of a layer: a batch of sequences, their initial state and their mask.
 *
 * @param values [batch, I, time]
 * @param start the state before the first step, null for zeros
 * @param mask [batch, time] of ones at real steps and zeros at padded ones, null if all are real
 */
public record Sequence(INDArray values, @Nullable State start, @Nullable INDArray mask) {}
