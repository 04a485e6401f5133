package io.github.rnncompare.engine.pass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The products of the states of a batch of sequences with the recurrent weights of an LSTM's four
 * gates, by the same library as the fast engine's: all steps in one product, [B · T, H] × [H, 4 H],
 * or a product [B, H] × [H, 4 H] for each step, as a recurrent network has to compute them. The
 * multiplications are the same, and here no product waits for the one before; so the difference is
 * what small products cost, the call of each included.
 */
public final class StateProducts {
  /** As many as an LSTM has. */
  private static final int GATES = 4;

  private final Blas blas = Blas.library();
  private final Matrix weights;
  private final NativeFloats products;
  private final int length;
  private final Factors whole;
  private final List<Factors> steps = new ArrayList<>();

  /** States, [rows, H], and the memory of their product, [rows, 4 H]. */
  private record Factors(Matrix states, Matrix product) {}

  /**
   * Makes all memory, so that none is made while products are timed.
   *
   * @throws ArithmeticException if it has 2³¹ numbers or more
   */
  public StateProducts(int batchSize, int timeSteps, int hiddenSize) {
    int rows = Math.multiplyExact(batchSize, timeSteps);
    int width = GATES * hiddenSize;
    weights = ones(Math.multiplyExact(hiddenSize, width)).matrix(0, hiddenSize, width, width);
    NativeFloats states = ones(Math.multiplyExact(rows, hiddenSize));
    length = Math.multiplyExact(rows, width);
    products = ones(length);
    whole =
        new Factors(
            states.matrix(0, rows, hiddenSize, hiddenSize), products.matrix(0, rows, width, width));
    for (int first = 0; first < rows; first += batchSize) {
      steps.add(
          new Factors(
              states.matrix(first * hiddenSize, batchSize, hiddenSize, hiddenSize),
              products.matrix(first * width, batchSize, width, width)));
    }
  }

  private static NativeFloats ones(int length) {
    float[] values = new float[length];
    Arrays.fill(values, 1f);
    NativeFloats memory = NativeFloats.allocate(length);
    memory.put(0, values, 0, length);
    return memory;
  }

  /** How many weights each state is multiplied with. */
  public static long weights(long hiddenSize) {
    return GATES * hiddenSize * hiddenSize;
  }

  /** How many numbers a state and its product have together. */
  public static long numbers(long hiddenSize) {
    return (GATES + 1) * hiddenSize;
  }

  /** Computes the products of all steps in one. */
  public void atOnce() {
    multiply(List.of(whole));
  }

  /** Computes a product for each step. */
  public void stepByStep() {
    multiply(steps);
  }

  /** What was computed, [B · T, 4 H] row by row. */
  float[] products() {
    float[] values = new float[length];
    products.get(0, values, 0, length);
    return values;
  }

  /** Forgets what was computed. */
  void clear() {
    products.put(0, new float[length], 0, length);
  }

  private void multiply(List<Factors> all) {
    int before = blas.enter();
    try {
      for (Factors factors : all) {
        blas.product(factors.states(), weights, factors.product(), false);
      }
    } finally {
      blas.leave(before);
    }
  }
}
