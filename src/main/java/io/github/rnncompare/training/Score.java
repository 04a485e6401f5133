package io.github.rnncompare.training;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How a network does on one split, without learning from it.
 *
 * @param loss mean over all elements
 * @param metric where the task has one
 */
record Score(double loss, @Nullable Double metric) {

  static Score of(RecurrentNetwork network, Split split) {
    Sequences sequences = split.sequences();
    INDArray outputs = network.forward(sequences.features(), sequences.mask(), false);
    double loss = network.loss(sequences.targets());
    return new Score(
        loss, split.metric() == null ? null : split.metric().of().applyAsDouble(outputs));
  }

  static @Nullable Score ofNullable(RecurrentNetwork network, @Nullable Split split) {
    return split == null ? null : of(network, split);
  }
}
