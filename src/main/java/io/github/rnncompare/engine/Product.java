package io.github.rnncompare.engine;

/**
 * A recurrent product: the recurrent weights of one or more gates that follow each other, times a
 * state before the step or times a block that the step has computed.
 *
 * @param gate the first gate
 * @param gates how many
 * @param result the first block of the result: {@code gate}, if it is added to the pre-activations
 *     x W + b, else blocks behind those of all gates
 * @param isOfState whether the operand is a state
 * @param operand the index of the state, or of the block
 */
public record Product(int gate, int gates, int result, boolean isOfState, int operand) {

  /** The product with a state before the step, added to the gates' pre-activations. */
  public static Product ofState(int state, int gate, int gates) {
    return new Product(gate, gates, gate, true, state);
  }

  /** The product with a block, added to the gates' pre-activations. */
  public static Product ofBlock(int block, int gate, int gates) {
    return new Product(gate, gates, gate, false, block);
  }

  /** The same with its result in blocks of its own. */
  public Product into(int block) {
    return new Product(gate, gates, block, isOfState, operand);
  }

  /** Whether the result is added to the pre-activations. */
  public boolean isAdded() {
    return result == gate;
  }

  /** The block behind the last one of the result. */
  public int end() {
    return result + gates;
  }
}
