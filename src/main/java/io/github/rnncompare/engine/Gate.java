package io.github.rnncompare.engine;

/**
 * A gate of a cell, or its candidate: a block of H columns in the weights and biases.
 *
 * @param name as papers call it: forget, update, candidate
 * @param rememberingBias the initial bias that makes the cell keep its state at first; 0 for a gate
 *     that has no part in it
 * @param range of its values
 */
public record Gate(String name, double rememberingBias, Range range) {

  /** What values an activation can have: between two bounds, which it may approach. */
  public record Range(double low, double high) {
    public static final Range SIGMOID = new Range(0, 1);
    public static final Range TANH = new Range(-1, 1);
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Whether there are two bounds to be near. */
    public boolean isBounded() {
      return Double.isFinite(low) && Double.isFinite(high);
    }
  }

  /** A sigmoid gate that decides what is kept. */
  public static Gate remembering(String name, double bias) {
    return new Gate(name, bias, Range.SIGMOID);
  }

  /** A sigmoid gate that does not decide what is kept. */
  public static Gate of(String name) {
    return of(name, Range.SIGMOID);
  }

  /** A gate or candidate of another range that does not decide what is kept. */
  public static Gate of(String name, Range range) {
    return new Gate(name, 0, range);
  }

  /** Whether the gate decides what is kept of the state. */
  public boolean remembers() {
    return rememberingBias != 0;
  }
}
