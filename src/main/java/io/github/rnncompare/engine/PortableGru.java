package io.github.rnncompare.engine;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@link Cell.Gru} in ND4J's operations. With dh the gradient of a step's h', and dr, dz, dn those
 * of the gates' pre-activations:
 *
 * <pre>
 *   dn = dh ⊙ (1 − z) ⊙ (1 − n²)
 *   dz = dh ⊙ (h − n) ⊙ z ⊙ (1 − z)
 *   dr = dn ⊙ u ⊙ r ⊙ (1 − r),  u = h RW_n + rb_n        reset after the product
 *   dr = (dn RW_nᵀ) ⊙ h ⊙ r ⊙ (1 − r)                    reset before it
 * </pre>
 *
 * The fourth block of the gradients is the gradient of u.
 */
final class PortableGru extends PortablePass {
  private final ResetGate resetGate;

  /**
   * Slab [batch, H, time] of the candidate's recurrent product: its result u if the reset gate acts
   * after it, its left operand r ⊙ h if before.
   */
  private final INDArray products;

  PortableGru(ResetGate resetGate, Parameters parameters, Sequence sequence) {
    super(new Cell.Gru(resetGate), parameters, sequence, 4, inputBias(resetGate, parameters));
    this.resetGate = resetGate;
    long hiddenSize = parameters.hiddenSize();
    products = zeros(gates.size(0), hiddenSize, gates.size(2));
    INDArray recurrentBias = parameters.recurrentBias();
    if (recurrentBias != null && resetGate == ResetGate.AFTER_PRODUCT) {
      INDArray bias = gates(recurrentBias, 2, 3).reshape(hiddenSize);
      Nd4j.getExecutioner().exec(new BroadcastAddOp(products, bias, products, 1));
    }
  }

  /** The bias of the input part: b + rb, without the part of rb that r scales. */
  private static INDArray inputBias(ResetGate resetGate, Parameters parameters) {
    INDArray bias = bothBiases(parameters);
    if (parameters.recurrentBias() != null && resetGate == ResetGate.AFTER_PRODUCT) {
      long hiddenSize = parameters.hiddenSize();
      INDArrayIndex candidate = interval(2 * hiddenSize, 3 * hiddenSize);
      bias.get(all(), candidate).assign(parameters.bias().get(all(), candidate));
    }
    return bias;
  }

  private INDArray weights(int from, int to) {
    return gates(parameters.recurrent(), from, to);
  }

  @Override
  void step(long t) {
    INDArray before = Slab.step(hidden, t);
    INDArray step = Slab.step(gates, t);
    INDArray resetAndUpdate = gates(step, 0, 2);
    Nd4j.gemm(before, weights(0, 2), resetAndUpdate, false, false, 1.0, 1.0);
    Transforms.sigmoid(resetAndUpdate, false);
    INDArray reset = gates(step, 0, 1);
    INDArray update = gates(step, 1, 2);
    INDArray candidate = gates(step, 2, 3);
    INDArray product = Slab.step(products, t);
    switch (resetGate) {
      case AFTER_PRODUCT -> {
        // Adds to the recurrent bias, which the array already holds.
        Nd4j.gemm(before, weights(2, 3), product, false, false, 1.0, 1.0);
        candidate.addi(reset.mul(product));
      }
      case BEFORE_PRODUCT -> {
        reset.mul(before, product);
        Nd4j.gemm(product, weights(2, 3), candidate, false, false, 1.0, 1.0);
      }
    }
    Transforms.tanh(candidate, false);

    INDArray after = Slab.step(hidden, t + 1);
    update.mul(before, after);
    after.addi(update.rsub(1).muli(candidate));
  }

  @Override
  void stepBack(long t, INDArray hiddenGradient, INDArray cellGradient) {
    INDArray before = Slab.step(hidden, t);
    INDArray step = Slab.step(gates, t);
    INDArray reset = gates(step, 0, 1);
    INDArray update = gates(step, 1, 2);
    INDArray candidate = gates(step, 2, 3);
    INDArray stepGradients = Slab.step(preActivationGradients, t);
    INDArray resetGradient = gates(stepGradients, 0, 1);
    INDArray updateGradient = gates(stepGradients, 1, 2);
    INDArray candidateGradient = gates(stepGradients, 2, 3);

    INDArray renewal = update.rsub(1);
    hiddenGradient.mul(renewal, candidateGradient);
    candidateGradient.muli(candidate.mul(candidate).rsubi(1));
    hiddenGradient.muli(update);
    hiddenGradient.mul(before.sub(candidate), updateGradient);
    updateGradient.muli(renewal);
    INDArray resetSlope = reset.rsub(1).muli(reset);
    switch (resetGate) {
      case AFTER_PRODUCT -> {
        INDArray productGradient = gates(stepGradients, 3, 4);
        candidateGradient.mul(reset, productGradient);
        candidateGradient.mul(resetSlope.muli(Slab.step(products, t)), resetGradient);
        Nd4j.gemm(productGradient, weights(2, 3), hiddenGradient, false, true, 1.0, 1.0);
      }
      case BEFORE_PRODUCT -> {
        INDArray operandGradient = hiddenGradient.ulike();
        Nd4j.gemm(candidateGradient, weights(2, 3), operandGradient, false, true, 1.0, 0.0);
        operandGradient.mul(resetSlope.muli(before), resetGradient);
        hiddenGradient.addi(operandGradient.muli(reset));
      }
    }
    Nd4j.gemm(gates(stepGradients, 0, 2), weights(0, 2), hiddenGradient, false, true, 1.0, 1.0);
  }

  @Override
  void recurrentGradients(INDArray gradientRows, INDArray stateRows, Parameters gradients) {
    boolean after = resetGate == ResetGate.AFTER_PRODUCT;
    INDArray operandRows = after ? stateRows : Slab.toRows(products);
    INDArray candidateRows = after ? gates(gradientRows, 3, 4) : gates(gradientRows, 2, 3);
    INDArray recurrent = gradients.recurrent();
    Nd4j.gemm(stateRows, gates(gradientRows, 0, 2), gates(recurrent, 0, 2), true, false, 1.0, 0.0);
    Nd4j.gemm(operandRows, candidateRows, gates(recurrent, 2, 3), true, false, 1.0, 0.0);

    INDArray recurrentBias = gradients.recurrentBias();
    if (recurrentBias != null) {
      recurrentBias.assign(gradients.bias());
      gates(recurrentBias, 2, 3).assign(candidateRows.sum(true, 0));
    }
  }
}
