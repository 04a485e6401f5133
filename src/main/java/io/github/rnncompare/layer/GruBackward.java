package io.github.rnncompare.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The backward pass of a GRU over a sequence: walks back over the steps to the gradients of the
 * gates' sums, then gets those of the weights, the biases and the input in one product each.
 *
 * <p>With dh the gradient at h' of a step, and d* those at the sums inside the activations:
 *
 * <pre>
 *   dn = dh ⊙ (1 − z) ⊙ (1 − n²)
 *   dz = dh ⊙ (h − n) ⊙ z ⊙ (1 − z)
 *   dr = dn ⊙ u ⊙ r ⊙ (1 − r),  u = h RW_n + rb_n        reset after the product
 *   dr = (dn RW_nᵀ) ⊙ h ⊙ r ⊙ (1 − r)                    reset before it
 * </pre>
 *
 * All factors but dh, dn and the product are known before the walk, so they are taken for the whole
 * sequence at once.
 */
final class GruBackward {

  private final ResetGate resetGate;
  private final GruParameters parameters;
  private final GruForward forward;
  private final long hiddenSize;

  private final INDArray reset;
  private final INDArray update;
  private final INDArray candidateSlope;
  private final INDArray updateSlope;
  private final INDArray resetSlope;

  /** Gradients of the sums of r, z and n, slab [batch, 3H, time]. */
  private final INDArray sums;

  /** With the reset gate after the product: gradients of that product, slab [batch, H, time]. */
  private final INDArray products;

  GruBackward(ResetGate resetGate, GruParameters parameters, GruForward forward) {
    this.resetGate = resetGate;
    this.parameters = parameters;
    this.forward = forward;
    this.hiddenSize = parameters.hiddenSize();

    this.reset = Slab.features(forward.gates(), 0, hiddenSize);
    this.update = Slab.features(forward.gates(), hiddenSize, 2 * hiddenSize);
    INDArray candidate = Slab.features(forward.gates(), 2 * hiddenSize, 3 * hiddenSize);
    INDArray previous = forward.previousStates();
    INDArray renewal = update.rsub(1);
    this.candidateSlope = candidate.mul(candidate).rsubi(1).muli(renewal);
    this.updateSlope = previous.sub(candidate).muli(update).muli(renewal);
    INDArray scaled = resetGate == ResetGate.AFTER_PRODUCT ? forward.product() : previous;
    this.resetSlope = reset.rsub(1).muli(reset).muli(scaled);

    // Zeros, since a truncated walk leaves out the early steps.
    this.sums = zeros(forward.gates().shape());
    this.products =
        resetGate == ResetGate.AFTER_PRODUCT
            ? zeros(forward.product().shape())
            : Slab.features(sums, 2 * hiddenSize, 3 * hiddenSize);
  }

  /**
   * Runs the pass.
   *
   * @param outputGradient [batch, H, time], zero at masked steps
   * @param firstStep the step at which the walk back ends; earlier ones get no gradient
   * @param gradients views that take the gradients of the parameters
   * @param inputGradient [batch, I, time], takes the gradient of the input
   */
  void run(
      INDArray outputGradient, long firstStep, GruParameters gradients, INDArray inputGradient) {
    INDArray carried = zeros(outputGradient.size(0), hiddenSize);
    for (long t = outputGradient.size(2) - 1; t >= firstStep; t--) {
      carried.addi(Slab.step(outputGradient, t));
      step(t, carried);
    }
    INDArray sumRows = Slab.toRows(sums);
    collect(sumRows, gradients);
    collect(sumRows, inputGradient);
  }

  /** Takes the gradient at h' of step t, and leaves that at h in its place. */
  private void step(long t, INDArray carried) {
    INDArray stepSums = Slab.step(sums, t);
    INDArray resetSum = stepSums.get(all(), interval(0, hiddenSize));
    INDArray updateSum = stepSums.get(all(), interval(hiddenSize, 2 * hiddenSize));
    INDArray candidateSum = parameters.candidateColumns(stepSums);
    INDArray candidateWeights = parameters.candidateColumns(parameters.recurrent());

    carried.mul(Slab.step(candidateSlope, t), candidateSum);
    carried.mul(Slab.step(updateSlope, t), updateSum);
    carried.muli(Slab.step(update, t));
    switch (resetGate) {
      case AFTER_PRODUCT -> {
        INDArray productGradient = Slab.step(products, t);
        candidateSum.mul(Slab.step(resetSlope, t), resetSum);
        candidateSum.mul(Slab.step(reset, t), productGradient);
        Nd4j.gemm(productGradient, candidateWeights, carried, false, true, 1.0, 1.0);
      }
      case BEFORE_PRODUCT -> {
        INDArray operandGradient = carried.ulike();
        Nd4j.gemm(candidateSum, candidateWeights, operandGradient, false, true, 1.0, 0.0);
        operandGradient.mul(Slab.step(resetSlope, t), resetSum);
        carried.addi(operandGradient.muli(Slab.step(reset, t)));
      }
    }
    INDArray gateWeights = parameters.gateColumns(parameters.recurrent());
    Nd4j.gemm(parameters.gateColumns(stepSums), gateWeights, carried, false, true, 1.0, 1.0);
  }

  private void collect(INDArray sumRows, GruParameters gradients) {
    INDArray previousRows = Slab.toRows(forward.previousStates());
    Nd4j.gemm(forward.inputRows(), sumRows, gradients.input(), true, false, 1.0, 0.0);
    Nd4j.gemm(
        previousRows,
        parameters.gateColumns(sumRows),
        parameters.gateColumns(gradients.recurrent()),
        true,
        false,
        1.0,
        0.0);

    boolean after = resetGate == ResetGate.AFTER_PRODUCT;
    INDArray operandRows = after ? previousRows : Slab.toRows(forward.product());
    INDArray productRows = Slab.toRows(products);
    INDArray candidateWeights = parameters.candidateColumns(gradients.recurrent());
    Nd4j.gemm(operandRows, productRows, candidateWeights, true, false, 1.0, 0.0);

    gradients.bias().assign(sumRows.sum(true, 0));
    INDArray recurrentBias = gradients.recurrentBias();
    if (recurrentBias != null) {
      recurrentBias.assign(gradients.bias());
      parameters.candidateColumns(recurrentBias).assign(productRows.sum(true, 0));
    }
  }

  private void collect(INDArray sumRows, INDArray inputGradient) {
    INDArray rows = forward.inputRows().ulike();
    Nd4j.gemm(sumRows, parameters.input(), rows, false, true, 1.0, 0.0);
    inputGradient.assign(Slab.fromRows(rows, inputGradient.size(0)));
  }

  private INDArray zeros(long... shape) {
    return Nd4j.create(forward.gates().dataType(), shape, 'f');
  }
}
