package io.github.rnncompare.engine;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The minimal long short-term memory of Feng et al. 2024, "Were RNNs All We Needed?" (arXiv
 * 2410.01201, section 3.2), whose gates and candidate depend on the input alone, and whose gates
 * sum to one:
 *
 * <pre>
 *   f  = σ(x W_f + b_f)             forget gate
 *   i  = σ(x W_i + b_i)             input gate
 *   h̃  = x W_h + b_h                candidate, or g of it: {@link MinimalCandidate}
 *   s  = f / (f + i)                the share of the old state; 1 − s = i / (f + i)
 *   h' = s ⊙ h + (1 − s) ⊙ h̃
 * </pre>
 *
 * Column order f, i, h̃, then a block for s; there are no recurrent weights. With dh the gradient
 * of h', and df and di those of the gates' pre-activations:
 *
 * <pre>
 *   dh̃ = dh ⊙ (1 − s) ⊙ g'
 *   ds = dh ⊙ (h − h̃) ⊙ s ⊙ (1 − s)
 *   df = ds ⊙ (1 − f)
 *   di = −ds ⊙ (1 − i)
 *   dh = dh ⊙ s
 * </pre>
 *
 * <p>s is computed as (1 + e^−b) / ((1 + e^−a) + (1 + e^−b)) from the pre-activations a of f and b
 * of i, within ±{@value #LIMIT}: where both gates are nearly shut, f / (f + i) would be 0 / 0.
 */
public record MinLstmCell(MinimalCandidate candidate) implements Cell, PortableEquations {
  /** The gate that decides what is kept. */
  public static final Gate FORGET = Gate.remembering("forget", 1);

  /** e to this power is still a float. */
  static final float LIMIT = 80;

  static final int FORGET_GATE = 0;
  static final int INPUT_GATE = 1;
  static final int CANDIDATE = 2;
  static final int SHARE = 3;

  @Override
  public List<Gate> gates() {
    return List.of(FORGET, Gate.of("input"), Gate.of("candidate", Gate.Range.ANY));
  }

  @Override
  public List<CellState> states() {
    return List.of(new CellState(CellState.HIDDEN, true));
  }

  @Override
  public List<Product> products() {
    return List.of();
  }

  @Override
  public int blocks() {
    return SHARE + 1;
  }

  @Override
  public PortableEquations portable() {
    return this;
  }

  @Override
  public Optional<FastEquations> fast() {
    return Optional.of(new FastMinLstm(candidate));
  }

  @Override
  public void forward(int stage, PortableStep step) {
    INDArray forget = oneAndExponential(step.block(FORGET_GATE));
    INDArray input = oneAndExponential(step.block(INPUT_GATE));
    INDArray share = step.block(SHARE);
    input.div(forget.add(input), share);
    forget.rdiv(1, step.block(FORGET_GATE));
    input.rdiv(1, step.block(INPUT_GATE));
    INDArray values = step.block(CANDIDATE);
    candidate.apply(values);
    INDArray after = step.after(0);
    share.mul(step.before(0), after);
    after.addi(share.rsub(1).muli(values));
  }

  /** 1 + e^−a = 1 / σ(a). */
  private static INDArray oneAndExponential(INDArray preActivations) {
    INDArray limited = Transforms.max(Transforms.min(preActivations, LIMIT, true), -LIMIT, false);
    limited.addi(preActivations.mul(0)); // ND4J's minimum of NaN and a number is the number
    return Transforms.exp(limited.negi(), false).addi(1);
  }

  @Override
  public void backward(int stage, PortableStep step) {
    INDArray gradient = step.stateGradient(0);
    INDArray share = step.block(SHARE);
    INDArray values = step.block(CANDIDATE);
    INDArray candidateGradient = step.gradient(CANDIDATE);
    gradient.mul(share.rsub(1), candidateGradient);
    INDArray shareGradient = step.before(0).sub(values).muli(candidateGradient).muli(share);
    shareGradient.mul(step.block(FORGET_GATE).rsub(1), step.gradient(FORGET_GATE));
    shareGradient.mul(step.block(INPUT_GATE).sub(1), step.gradient(INPUT_GATE));
    candidate.scaleBySlope(candidateGradient, values);
    gradient.muli(share);
  }
}
