package io.github.rnncompare.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The forward pass of a GRU over a sequence, and what it leaves behind for {@link GruBackward}.
 *
 * <p>One product covers the input part of all steps; a step then costs its recurrent products and
 * the gate math. A masked step is a step whose update gate is held at 1: then h' = h, and since the
 * slope z (1 − z) is 0 there, the backward pass needs no mask of its own.
 *
 * @param inputRows the input as rows [time · batch, I]
 * @param gates slab [batch, 3H, time] of the gates r, z and the candidate n, after activation
 * @param product slab [batch, H, time] of the candidate's recurrent product: its result h RW_n +
 *     rb_n if the reset gate acts after it, its left operand r ⊙ h if before
 * @param states slab [batch, H, time + 1] of the hidden states, the initial one first
 */
record GruForward(INDArray inputRows, INDArray gates, INDArray product, INDArray states) {

  /**
   * Runs the sequence.
   *
   * @param input [batch, I, time]
   * @param initialState [batch, H], or null for zeros
   * @param mask [batch, time] of zeros and ones, or null
   */
  static GruForward run(
      ResetGate resetGate,
      GruParameters parameters,
      INDArray input,
      @Nullable INDArray initialState,
      @Nullable INDArray mask) {
    long batchSize = input.size(0);
    long timeSteps = input.size(2);
    long hiddenSize = parameters.hiddenSize();

    INDArray inputRows = Slab.toRows(input);
    INDArray gates = Slab.fromRows(inputPart(resetGate, parameters, inputRows), batchSize).dup('f');
    INDArray product =
        Nd4j.create(gates.dataType(), new long[] {batchSize, hiddenSize, timeSteps}, 'f');
    INDArray recurrentBias = parameters.recurrentBias();
    if (recurrentBias != null && resetGate == ResetGate.AFTER_PRODUCT) {
      INDArray bias = parameters.candidateColumns(recurrentBias).reshape(hiddenSize);
      Nd4j.getExecutioner().exec(new BroadcastAddOp(product, bias, product, 1));
    }
    INDArray states =
        Nd4j.createUninitialized(
            gates.dataType(), new long[] {batchSize, hiddenSize, timeSteps + 1}, 'f');
    if (initialState == null) {
      Slab.step(states, 0).assign(0);
    } else {
      Slab.step(states, 0).assign(initialState);
    }

    INDArray real = null;
    if (mask != null) {
      // Spread over the hidden units once: broadcasts are dear, and a step would need two.
      real = Nd4j.create(gates.dataType(), new long[] {batchSize, hiddenSize, timeSteps}, 'f');
      Nd4j.getExecutioner().exec(new BroadcastAddOp(real, mask, real, 0, 2));
    }

    GruForward forward = new GruForward(inputRows, gates, product, states);
    for (long t = 0; t < timeSteps; t++) {
      forward.step(resetGate, parameters, t, real);
    }
    return forward;
  }

  /** The hidden states before each step, a slab [batch, H, time]. */
  INDArray previousStates() {
    return Slab.steps(states, 0, states.size(2) - 1);
  }

  /** The hidden states after each step, a slab [batch, H, time]; masked steps carry theirs. */
  INDArray hiddenStates() {
    return Slab.steps(states, 1, states.size(2));
  }

  /** The hidden state after the last step, [batch, H]. */
  INDArray lastState() {
    return Slab.step(states, states.size(2) - 1);
  }

  /** X W + b for all steps, with those recurrent biases that are simply added. */
  private static INDArray inputPart(
      ResetGate resetGate, GruParameters parameters, INDArray inputRows) {
    INDArray bias = parameters.bias();
    INDArray recurrentBias = parameters.recurrentBias();
    if (recurrentBias != null) {
      bias = bias.add(recurrentBias);
      if (resetGate == ResetGate.AFTER_PRODUCT) {
        // The candidate's recurrent bias stands inside the brackets that r scales.
        parameters.candidateColumns(bias).assign(parameters.candidateColumns(parameters.bias()));
      }
    }
    INDArray rows =
        Nd4j.createUninitialized(
            inputRows.dataType(), new long[] {inputRows.size(0), parameters.input().size(1)}, 'f');
    Nd4j.gemm(inputRows, parameters.input(), rows, false, false, 1.0, 0.0);
    return rows.addiRowVector(bias);
  }

  private void step(
      ResetGate resetGate, GruParameters parameters, long t, @Nullable INDArray real) {
    long hiddenSize = parameters.hiddenSize();
    INDArray state = Slab.step(states, t);
    INDArray stepGates = Slab.step(gates, t);
    INDArray resetAndUpdate = parameters.gateColumns(stepGates);
    INDArray candidate = parameters.candidateColumns(stepGates);

    INDArray gateWeights = parameters.gateColumns(parameters.recurrent());
    Nd4j.gemm(state, gateWeights, resetAndUpdate, false, false, 1.0, 1.0);
    Transforms.sigmoid(resetAndUpdate, false);
    INDArray reset = resetAndUpdate.get(all(), interval(0, hiddenSize));
    INDArray update = resetAndUpdate.get(all(), interval(hiddenSize, 2 * hiddenSize));
    if (real != null) {
      // z ← m z + (1 − m), exact for masks of zeros and ones.
      INDArray stepReal = Slab.step(real, t);
      update.muli(stepReal).addi(stepReal.rsub(1));
    }

    addRecurrentCandidate(resetGate, parameters, t, reset, candidate);
    Transforms.tanh(candidate, false);

    INDArray next = Slab.step(states, t + 1);
    update.mul(state, next);
    // Not h + (1 − z)(n − h): at z = 1 the state has to come through to the last bit.
    next.addi(update.rsub(1).muli(candidate));
  }

  private void addRecurrentCandidate(
      ResetGate resetGate, GruParameters parameters, long t, INDArray reset, INDArray candidate) {
    INDArray candidateWeights = parameters.candidateColumns(parameters.recurrent());
    INDArray state = Slab.step(states, t);
    INDArray stepProduct = Slab.step(product, t);
    switch (resetGate) {
      case AFTER_PRODUCT -> {
        // Onto the recurrent bias, which is there already.
        Nd4j.gemm(state, candidateWeights, stepProduct, false, false, 1.0, 1.0);
        candidate.addi(reset.mul(stepProduct));
      }
      case BEFORE_PRODUCT -> {
        reset.mul(state, stepProduct);
        Nd4j.gemm(stepProduct, candidateWeights, candidate, false, false, 1.0, 1.0);
      }
    }
  }
}
