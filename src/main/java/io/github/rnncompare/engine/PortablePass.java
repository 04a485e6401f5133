package io.github.rnncompare.engine;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.transforms.comparison.CompareAndSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * A forward and backward pass in ND4J's operations: what all cells share. The input's part of all
 * steps is one product; so are the gradients of the weights and of the input.
 *
 * <p>A cell computes every step. At a masked step the old state then replaces the new one, and in
 * the backward pass the gradient bypasses the cell.
 */
abstract class PortablePass implements Engine.Pass {
  final Parameters parameters;

  /** Slab [batch, gH, time]: the pre-activations x W + b + …, which a cell turns into its gates. */
  final INDArray gates;

  /**
   * Slab [batch, blocks · H, time]: gradients of the pre-activations, and more if a cell needs it.
   */
  final INDArray preActivationGradients;

  /** Slab [batch, H, time + 1]: the hidden states, the initial one first. */
  final INDArray hidden;

  /** Slab [batch, H, time + 1]: the cell states of a cell that has them. */
  final @Nullable INDArray cellStates;

  private final INDArray inputRows;

  /** Slab [batch, H, time] of ones at real steps and zeros at padded ones. */
  private final @Nullable INDArray real;

  private final @Nullable INDArray mask;
  private final long hiddenSize;
  private final long timeSteps;

  /**
   * Computes the input's part of all steps.
   *
   * @param blocks of H columns that {@link #preActivationGradients} has: the gates, and more if
   *     need be
   * @param bias [1, gH]
   */
  PortablePass(Cell cell, Parameters parameters, Sequence sequence, int blocks, INDArray bias) {
    this.parameters = parameters;
    DataType dataType = parameters.input().dataType();
    this.mask = sequence.mask() == null ? null : sequence.mask().castTo(dataType);
    INDArray values = withoutPadded(sequence.values().castTo(dataType));
    long batch = values.size(0);
    this.timeSteps = values.size(2);
    this.hiddenSize = parameters.hiddenSize();
    this.inputRows = Slab.toRows(values);
    this.gates = Slab.fromRows(inputPart(bias), batch).dup('f');
    this.preActivationGradients = zeros(batch, blocks * hiddenSize, timeSteps);
    this.hidden = zeros(batch, hiddenSize, timeSteps + 1);
    this.cellStates = cell.hasCellState() ? zeros(batch, hiddenSize, timeSteps + 1) : null;
    State start = sequence.start();
    if (start != null) {
      Slab.step(hidden, 0).assign(start.hidden());
      if (cellStates != null && start.cell() != null) {
        Slab.step(cellStates, 0).assign(start.cell());
      }
    }
    // Expanded over the hidden units once: broadcasts are slow, and a step would need several.
    this.real = mask == null ? null : expanded(mask, hiddenSize);
  }

  /** Computes the states after step t from its pre-activations and the states before it. */
  abstract void step(long t);

  /**
   * Computes the gradients of step t's pre-activations from those of the states after it.
   *
   * @param hiddenGradient [batch, H], replaced by the gradient of the state before the step
   * @param cellGradient the same for the cell state; zeros for a cell that has none
   */
  abstract void stepBack(long t, INDArray hiddenGradient, INDArray cellGradient);

  /**
   * Computes the gradients of RW and rb from those of all pre-activations.
   *
   * @param gradientRows {@link #preActivationGradients} as rows [time · batch, blocks · H]
   * @param stateRows the hidden states before each step, as rows
   */
  void recurrentGradients(INDArray gradientRows, INDArray stateRows, Parameters gradients) {
    Nd4j.gemm(stateRows, gradientRows, gradients.recurrent(), true, false, 1.0, 0.0);
    if (gradients.recurrentBias() != null) {
      gradients.recurrentBias().assign(gradients.bias());
    }
  }

  final void forward(INDArray output) {
    for (long t = 0; t < timeSteps; t++) {
      step(t);
      if (real != null) {
        INDArray stepReal = Slab.step(real, t);
        keepOldWherePadded(hidden, t, stepReal);
        if (cellStates != null) {
          keepOldWherePadded(cellStates, t, stepReal);
        }
      }
    }
    output.assign(Slab.steps(hidden, 1, timeSteps + 1));
    if (real != null) {
      cleared(output, real);
    }
  }

  /** new ← real ⊙ new + (1 − real) ⊙ old, exact for masks of zeros and ones. */
  private static void keepOldWherePadded(INDArray states, long t, INDArray real) {
    Slab.step(states, t + 1).muli(real).addi(real.rsub(1).muli(Slab.step(states, t)));
  }

  @Override
  public final boolean outlivesWorkspace() {
    return false;
  }

  @Override
  public final State lastState() {
    return new State(
        Slab.step(hidden, timeSteps).dup('f'),
        cellStates == null ? null : Slab.step(cellStates, timeSteps).dup('f'));
  }

  @Override
  public final void backward(
      INDArray outputGradient,
      int firstStep,
      Parameters gradients,
      @Nullable INDArray inputGradient) {
    // A copy, as the array belongs to the layer above.
    INDArray outer = outputGradient.castTo(hidden.dataType()).dup('f');
    if (real != null) {
      cleared(outer, real);
    }
    preActivationGradients.assign(0); // steps before firstStep get no gradient
    INDArray hiddenGradient = zeros(outer.size(0), hiddenSize);
    INDArray cellGradient = zeros(outer.size(0), hiddenSize);
    for (long t = timeSteps - 1; t >= firstStep; t--) {
      hiddenGradient.addi(Slab.step(outer, t));
      if (real == null) {
        stepBack(t, hiddenGradient, cellGradient);
        continue;
      }
      INDArray padded = Slab.step(real, t).rsub(1);
      INDArray hiddenPast = padded.mul(hiddenGradient);
      INDArray cellPast = padded.mul(cellGradient);
      hiddenGradient.muli(Slab.step(real, t));
      cellGradient.muli(Slab.step(real, t));
      stepBack(t, hiddenGradient, cellGradient);
      hiddenGradient.addi(hiddenPast);
      cellGradient.addi(cellPast);
    }

    INDArray allRows = Slab.toRows(preActivationGradients);
    INDArray gradientRows = allRows.get(all(), interval(0, gates.size(1)));
    Nd4j.gemm(inputRows, gradientRows, gradients.input(), true, false, 1.0, 0.0);
    gradients.bias().assign(gradientRows.sum(true, 0));
    recurrentGradients(allRows, Slab.toRows(Slab.steps(hidden, 0, timeSteps)), gradients);
    if (inputGradient != null) {
      INDArray rows = inputRows.ulike();
      Nd4j.gemm(gradientRows, parameters.input(), rows, false, true, 1.0, 0.0);
      inputGradient.assign(Slab.fromRows(rows, inputGradient.size(0)));
    }
  }

  /**
   * The columns of gates {@code from} (inclusive) to {@code to} (exclusive) of a step's [batch,
   * gH].
   */
  final INDArray gates(INDArray step, int from, int to) {
    return step.get(all(), interval(from * hiddenSize, to * hiddenSize));
  }

  final INDArray zeros(long... shape) {
    return Nd4j.create(inputRows.dataType(), shape, 'f');
  }

  /** The bias b, plus the recurrent bias if there is one. */
  static INDArray bothBiases(Parameters parameters) {
    INDArray recurrentBias = parameters.recurrentBias();
    return recurrentBias == null ? parameters.bias() : parameters.bias().add(recurrentBias);
  }

  private INDArray inputPart(INDArray bias) {
    INDArray rows = zeros(inputRows.size(0), parameters.input().size(1));
    Nd4j.gemm(inputRows, parameters.input(), rows, false, false, 1.0, 0.0);
    return rows.addiRowVector(bias);
  }

  /** The mask as a slab [batch, features, time]. */
  private static INDArray expanded(INDArray mask, long features) {
    long[] shape = {mask.size(0), features, mask.size(1)};
    INDArray slab = Nd4j.create(mask.dataType(), shape, 'f');
    return Nd4j.getExecutioner().exec(new BroadcastAddOp(slab, mask, slab, 0, 2));
  }

  /** The values, with zeros at padded steps, which may hold anything, NaN included. */
  private INDArray withoutPadded(INDArray values) {
    return mask == null ? values : cleared(values.dup('f'), expanded(mask, values.size(1)));
  }

  /** Sets a slab to zero where {@code real} is; a product would leave NaN. */
  private static INDArray cleared(INDArray slab, INDArray real) {
    return Nd4j.getExecutioner().exec(new CompareAndSet(slab, real, slab, Conditions.equals(0)));
  }
}
