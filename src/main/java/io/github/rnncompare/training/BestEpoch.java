package io.github.rnncompare.training;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.tensor.Floats;
import org.jspecify.annotations.Nullable;

/**
 * The epoch with the lowest validation loss so far.
 *
 * @param parameters that the network had then, [parameters]
 */
public record BestEpoch(long epoch, double loss, FloatArray parameters) {

  /**
   * The better one of {@code best} and an epoch that has just ended. The earlier of two equal ones
   * stays the best; an epoch whose loss is not finite is never the best.
   *
   * @param best null where there is none yet
   */
  static @Nullable BestEpoch better(
      @Nullable BestEpoch best,
      long candidate,
      @Nullable Score validation,
      RecurrentNetwork network) {
    if (validation == null
        || !Double.isFinite(validation.loss())
        || (best != null && validation.loss() >= best.loss)) {
      return best;
    }
    FloatArray parameters = new FloatArray(Floats.of(network.parameters()));
    return new BestEpoch(candidate, validation.loss(), parameters);
  }
}
