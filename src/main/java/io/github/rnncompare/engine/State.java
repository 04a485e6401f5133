package io.github.rnncompare.engine;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The state of a layer between two steps.
 *
 * @param hidden h [batch, H]
 * @param cell c [batch, H] of a cell that has one, else null
 */
public record State(INDArray hidden, @Nullable INDArray cell) {}
