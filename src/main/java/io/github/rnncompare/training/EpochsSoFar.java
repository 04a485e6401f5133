package io.github.rnncompare.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the choice of the best epoch depends on, between two epochs.
 *
 * @param losses of the validation split, of the last epochs: all of the next window but its last
 * @param parameters after the last epochs: of those in the second half of that window, each
 *     [parameters]
 * @param best null where there is no validation split, or no window was complete
 */
public record EpochsSoFar(
    List<Double> losses, List<FloatArray> parameters, @Nullable BestEpoch best) {
  static final EpochsSoFar NONE = new EpochsSoFar(List.of(), List.of(), null);
}
