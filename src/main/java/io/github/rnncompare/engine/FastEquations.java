package io.github.rnncompare.engine;

/**
 * The equations of one step of a {@link Cell} in plain loops over floats, from {@link
 * FastStep#from} to before {@link FastStep#to}: the entries do not depend on each other. Each loop
 * is simple and each block is an array of its own: the JIT compiler vectorises a loop over several
 * arrays with one index, but not a loop that reads one array at several offsets.
 *
 * <p>They have no state, since the slices of a batch call them at the same time.
 */
public interface FastEquations {

  /**
   * Whether the only block is the hidden state itself, so that it need not be kept a second time.
   */
  default boolean blockIsHiddenState() {
    return false;
  }

  /** How many arrays beside blocks and states a step keeps for the backward pass. */
  default int extras() {
    return 0;
  }

  /**
   * Whether a stage finds the pre-activations of a whole step in {@link FastStep#together}, those
   * of one block after the other, instead of in its blocks.
   *
   * @param entries of each block
   */
  default boolean takesTogether(int entries) {
    return false;
  }

  /**
   * Computes blocks from pre-activations, to which the biases are still to be added; in the last
   * stage the states after the step.
   *
   * @param stage from 0; see {@link Cell}
   */
  void forward(int stage, FastStep step);

  /**
   * Computes the gradients of a stage's pre-activations from those of the states after the step;
   * the last stage comes first. Before it, the gradient of a block that is a product's operand
   * holds what came back through that product.
   *
   * <p>After stage 0 the gradient of each {@linkplain CellState#isDirect() direct} state is that of
   * the state before the step, without what passes through the products of states, which is added
   * afterwards. That of another state need not be changed.
   */
  void backward(int stage, FastStep step);
}
