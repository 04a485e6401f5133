package io.github.rnncompare.tensor;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The products of the states of a batch of sequences with the recurrent weights of an LSTM's four
 * gates: all steps in one product, [B · T, H] × [H, 4 H], or a product [B, H] × [H, 4 H] for each
 * step, as a recurrent network has to compute them. The multiplications are the same, and no
 * product waits for the one before; so the difference is what small products cost, the call of each
 * included.
 */
public final class StateProducts {
  /** As many as an LSTM has. */
  private static final int GATES = 4;

  private static final char BY_COLUMN = 'f';

  private final int hiddenSize;
  private final INDArray weights;
  private final Operands whole;
  private final List<Operands> steps = new ArrayList<>();

  /** A factor, [rows, H], and the memory of its product, [rows, 4 H]. */
  private record Operands(INDArray states, INDArray product) {
    static Operands of(int rows, int hiddenSize) {
      return new Operands(
          Nd4j.ones(DataType.FLOAT, rows, hiddenSize).dup(BY_COLUMN),
          Nd4j.createUninitialized(
              DataType.FLOAT, new long[] {rows, (long) GATES * hiddenSize}, BY_COLUMN));
    }

    void multiply(INDArray weights) {
      states.mmuli(weights, product);
    }
  }

  /** Makes all arrays, so that none is made while products are timed. */
  public StateProducts(int batchSize, int timeSteps, int hiddenSize) {
    this.hiddenSize = hiddenSize;
    weights = Nd4j.ones(DataType.FLOAT, hiddenSize, (long) GATES * hiddenSize).dup(BY_COLUMN);
    whole = Operands.of(batchSize * timeSteps, hiddenSize);
    for (int step = 0; step < timeSteps; step++) {
      steps.add(Operands.of(batchSize, hiddenSize));
    }
  }

  /** How many weights each state is multiplied with. */
  public long weights() {
    return (long) GATES * hiddenSize * hiddenSize;
  }

  /** How many numbers a state and its product have together. */
  public long numbers() {
    return (GATES + 1L) * hiddenSize;
  }

  /** Computes the products of all steps in one. */
  public void atOnce() {
    whole.multiply(weights);
  }

  /** Computes a product for each step. */
  public void stepByStep() {
    for (Operands step : steps) {
      step.multiply(weights);
    }
  }
}
