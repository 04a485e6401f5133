package io.github.rnncompare.engine;

/**
 * A gate of a cell, or its candidate: a block of H columns in the weights and biases.
 *
 * @param name as papers call it: forget, update, candidate
 * @param rememberingBias the initial bias that makes the cell keep its state at first; 0 for a gate
 *     that has no part in it
 */
public record Gate(String name, double rememberingBias) {

  /** A gate that does not decide what is kept. */
  public static Gate of(String name) {
    return new Gate(name, 0);
  }

  /** Whether the gate decides what is kept of the state. */
  public boolean remembers() {
    return rememberingBias != 0;
  }
}
