package io.github.rnncompare.training;

import io.github.rnncompare.network.RecurrentNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The epoch with the lowest validation loss, and the parameters that the network had then. */
final class BestEpoch {
  private final RecurrentNetwork network;
  private @Nullable Long epoch;
  private @Nullable Double loss;
  private @Nullable INDArray parameters;

  BestEpoch(RecurrentNetwork network) {
    this.network = network;
  }

  /** The earlier of two equal epochs stays the best; a loss that is not finite is never it. */
  void consider(long candidate, @Nullable Score validation) {
    if (validation != null
        && Double.isFinite(validation.loss())
        && (loss == null || validation.loss() < loss)) {
      epoch = candidate;
      loss = validation.loss();
      parameters = network.parameters().dup();
    }
  }

  /** Gives the network the parameters of the best epoch; without any it keeps those it has. */
  void restore() {
    if (parameters != null) {
      network.parameters().assign(parameters);
    }
  }

  @Nullable Long epoch() {
    return epoch;
  }

  @Nullable Double loss() {
    return loss;
  }
}
