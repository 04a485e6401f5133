package io.github.rnncompare.engine;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs a cell forward and backward over sequences. An engine belongs to one layer and is not
 * thread-safe.
 */
public interface Engine {

  /** The implementations of an engine. */
  enum Kind {
    /** Plain Java loops with oneDNN or OpenBLAS; CPU and single precision only. */
    FAST,
    /** ND4J's operations; any backend, single or double precision. */
    PORTABLE
  }

  /**
   * A forward pass over a sequence.
   *
   * <p>Its methods throw an {@link IllegalStateException} once the fast engine has begun another
   * pass, which overwrites what this one kept.
   */
  interface Pass {

    /**
     * Whether the pass stays valid outside the ND4J workspace that it was run in, until the next
     * pass.
     */
    boolean outlivesWorkspace();

    /** A copy of the state after the last step; a masked step leaves the state unchanged. */
    State lastState();

    /**
     * Writes a state after the last step.
     *
     * @param state its index among those of the cell; 0 is the hidden state
     * @param target [batch, H] in column-major order, overwritten; it may be what the pass started
     *     from
     */
    void lastState(int state, INDArray target);

    /**
     * Backpropagation through time, for a pass that was run for training. No gradient flows into
     * the initial state.
     *
     * @param outputGradient [batch, H, time], of which values at masked steps are ignored; or
     *     [batch, H], of the hidden state after the last step alone
     * @param firstStep the step at which backpropagation ends; earlier steps get no gradient
     * @param gradients in column-major order, overwritten
     * @param inputGradient [batch, I, time] in column-major order, overwritten; null if it is not
     *     needed
     */
    void backward(
        INDArray outputGradient,
        int firstStep,
        Parameters gradients,
        @Nullable INDArray inputGradient);
  }

  /** The kind of this engine. */
  Kind kind();

  /**
   * Runs a sequence.
   *
   * @param training whether {@link Pass#backward} may follow
   * @param output [batch, H, time] in column-major order, overwritten with the hidden state after
   *     each step, zero at masked steps; null if only the state after the last step is wanted
   */
  Pass forward(
      Parameters parameters, Sequence sequence, boolean training, @Nullable INDArray output);

  /**
   * Lets go of the arrays of the last pass. A second call without a pass for training in between
   * also releases memory: what an idle engine keeps is at most 32 MiB.
   */
  void clear();
}
