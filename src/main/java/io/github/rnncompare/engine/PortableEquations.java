package io.github.rnncompare.engine;

/** The equations of one step of a {@link Cell} in ND4J's operations. They have no state. */
public interface PortableEquations {

  /**
   * Computes blocks from pre-activations, biases included; in the last stage the states after the
   * step.
   *
   * @param stage from 0; see {@link Cell}
   */
  void forward(int stage, PortableStep step);

  /**
   * Computes the gradients of a stage's pre-activations, as {@link FastEquations#backward} does.
   */
  void backward(int stage, PortableStep step);
}
