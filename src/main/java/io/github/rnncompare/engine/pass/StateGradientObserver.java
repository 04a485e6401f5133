package io.github.rnncompare.engine.pass;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Is shown the gradients of a layer's states on their way back through time. */
@FunctionalInterface
public interface StateGradientObserver {
  /** Looks at nothing. */
  StateGradientObserver NONE = (steps, gradients) -> {};

  /**
   * Called for the states after the last step, then after each earlier one, down to the initial
   * states.
   *
   * @param steps t, after so many steps
   * @param gradients of each state s_t, [batch, H], the others of that time held fixed: of what
   *     follows from them, and of the outputs at step t. They may be changed; what they are then
   *     goes further back
   */
  void seen(long steps, List<INDArray> gradients);
}
