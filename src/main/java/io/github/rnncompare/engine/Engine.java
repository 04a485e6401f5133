package io.github.rnncompare.engine;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs a cell over sequences and back. An engine belongs to one layer; no two threads may use it at
 * once.
 */
public interface Engine {

  /** Ways to run. */
  enum Kind {
    /** Plain Java loops and oneDNN or OpenBLAS: on the CPU and in single precision only. */
    FAST,
    /** ND4J's operations: any backend, single or double precision. */
    PORTABLE
  }

  /** A sequence that was run; valid as {@link #keepsPasses} says. */
  interface Pass {

    /** A copy of the state after the last step; a masked step hands on what it got. */
    State lastState();

    /**
     * Backpropagation through time, for a pass that was run for training. No gradient flows into
     * the state that it started from.
     *
     * @param outputGradient [batch, H, time]; what stands at masked steps does not count
     * @param firstStep the step at which the walk back ends; earlier ones get no gradient
     * @param gradients in column-major order, overwritten
     * @param inputGradient [batch, I, time] in column-major order, overwritten; null if nobody
     *     needs it
     */
    void backward(
        INDArray outputGradient,
        int firstStep,
        Parameters gradients,
        @Nullable INDArray inputGradient);
  }

  /** Which way this is. */
  Kind kind();

  /**
   * Whether a pass stays valid outside of the ND4J workspace that it was run in, until the next
   * one.
   */
  default boolean keepsPasses() {
    return kind() == Kind.FAST;
  }

  /**
   * Runs a sequence.
   *
   * @param training whether {@link Pass#backward} may follow
   * @param output [batch, H, time] in column-major order, overwritten with the hidden state after
   *     each step, zero at masked steps
   */
  Pass forward(Parameters parameters, Sequence sequence, boolean training, INDArray output);

  /** The library that does the fast engine's matrix products, with its version. */
  static String products() {
    return Blas.library().name();
  }

  /**
   * An engine for a layer: the wanted kind where it can run, else the portable one.
   *
   * @param dataType of the layer's parameters
   */
  static Engine create(Cell cell, Kind wanted, DataType dataType) {
    return wanted == Kind.FAST && FastEngine.runsHere(dataType)
        ? new FastEngine(cell)
        : new PortableEngine(cell);
  }
}
