package io.github.rnncompare.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The arrays of one step of a batch: views. */
public interface PortableStep {

  /** The blocks {@code from} (inclusive) to {@code to} (exclusive), [batch, blocks · H]. */
  INDArray blocks(int from, int to);

  /** A block, [batch, H]. */
  INDArray block(int block);

  /** A state before the step, [batch, H]. */
  INDArray before(int state);

  /** A state after the step, [batch, H]. */
  INDArray after(int state);

  /** The gradient of a state, [batch, H]. */
  INDArray stateGradient(int state);

  /** The gradient of a block, [batch, H]. */
  INDArray gradient(int block);

  /** A parameter of the cell's own, as {@link Cell#parameters} declares it. */
  INDArray parameter(String key);

  /** Its gradient, to which each step adds. */
  INDArray parameterGradient(String key);
}
