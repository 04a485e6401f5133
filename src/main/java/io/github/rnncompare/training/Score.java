package io.github.rnncompare.training;

import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.metric.Metric.Tally;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import org.jspecify.annotations.Nullable;

/**
 * A network's loss and metric on one split, without training on it.
 *
 * @param loss mean over all elements
 * @param metric where the task has one
 */
record Score(double loss, @Nullable Double metric) {

  static Score of(RecurrentNetwork network, Split split) {
    return of(network, split, null);
  }

  /** The same, with weights for the loss of each class; null for none. */
  static Score of(RecurrentNetwork network, Split split, double @Nullable [] classWeights) {
    Tally tally = split.metric() == null ? null : split.metric().tallies().get();
    double loss = 0;
    double positions = 0;
    for (Sequences batch : split.set().inOrder()) {
      Step step = network.forward(batch.features(), batch.mask(), false);
      double ofBatch = step.loss(batch.targets(), classWeights);
      double added = step.positions();
      positions += added;
      // the mean so far; for a single batch exactly its loss
      loss += added > 0 ? (ofBatch - loss) * (added / positions) : 0;
      if (tally != null) {
        tally.add(step.outputs());
      }
    }
    return new Score(loss, tally == null ? null : tally.value());
  }

  static @Nullable Score ofNullable(RecurrentNetwork network, @Nullable Split split) {
    return split == null ? null : of(network, split);
  }
}
