package io.github.rnncompare.engine;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The long expressive memory of Rusch et al. 2022 (arXiv 2110.04744, equations 1), which has as
 * many parameters as an LSTM. Its hidden state y and its memory z are what a system of differential
 * equations with two time scales becomes in steps of its own sizes a and b:
 *
 * <pre>
 *   a  = Δ σ(x W_a + b_a + y RW_a + rb_a)      step size of the hidden state
 *   b  = Δ σ(x W_b + b_b + y RW_b + rb_b)      step size of the memory
 *   u  = tanh(x W_u + b_u + y RW_u + rb_u)     candidate of the memory
 *   z' = (1 − b) ⊙ z + b ⊙ u
 *   v  = tanh(x W_v + b_v + z' RW_v + rb_v)    candidate of the hidden state
 *   y' = (1 − a) ⊙ y + a ⊙ v                   the output of the step
 * </pre>
 *
 * Column order a, b, u, v, then a block for z' as an operand. With dy and dz the gradients of the
 * states after a step, and da … dv those of the pre-activations:
 *
 * <pre>
 *   dv = dy ⊙ a ⊙ (1 − v²)
 *   da = dy ⊙ (v − y) ⊙ a ⊙ (1 − a / Δ)
 *   dy = dy ⊙ (1 − a)
 *   dz = dz + dv RW_vᵀ
 *   du = dz ⊙ b ⊙ (1 − u²)
 *   db = dz ⊙ (u − z) ⊙ b ⊙ (1 − b / Δ)
 *   dz = dz ⊙ (1 − b)
 * </pre>
 *
 * @param stepSize Δ, the largest step size, above 0 and at most 1
 */
public record LemCell(double stepSize) implements Cell, PortableEquations {
  static final int HIDDEN_STEP = 0;
  static final int MEMORY_STEP = 1;
  static final int MEMORY_CANDIDATE = 2;
  static final int HIDDEN_CANDIDATE = 3;
  static final int OPERAND = 4;

  static final int HIDDEN = 0;
  static final int MEMORY = 1;

  @Override
  public List<Gate> gates() {
    Gate.Range ofSteps = new Gate.Range(0, stepSize);
    return List.of(
        Gate.of("hidden_step", ofSteps),
        Gate.of("memory_step", ofSteps),
        Gate.of("memory_candidate", Gate.Range.TANH),
        Gate.of("hidden_candidate", Gate.Range.TANH));
  }

  @Override
  public List<CellState> states() {
    return List.of(new CellState(CellState.HIDDEN, true), new CellState(CellState.MEMORY, true));
  }

  @Override
  public List<Product> products() {
    return List.of(
        Product.ofState(HIDDEN, HIDDEN_STEP, 3), Product.ofBlock(OPERAND, HIDDEN_CANDIDATE, 1));
  }

  @Override
  public PortableEquations portable() {
    return this;
  }

  @Override
  public Optional<FastEquations> fast() {
    return Optional.of(new FastLem((float) stepSize));
  }

  @Override
  public void forward(int stage, PortableStep step) {
    if (stage == 0) {
      Transforms.sigmoid(step.blocks(HIDDEN_STEP, MEMORY_STEP + 1), false).muli(stepSize);
      INDArray candidate = Transforms.tanh(step.block(MEMORY_CANDIDATE), false);
      move(step, MEMORY, step.block(MEMORY_STEP), candidate);
      step.block(OPERAND).assign(step.after(MEMORY));
    } else {
      INDArray candidate = Transforms.tanh(step.block(HIDDEN_CANDIDATE), false);
      move(step, HIDDEN, step.block(HIDDEN_STEP), candidate);
    }
  }

  /** A state's step of a size towards a candidate. */
  private static void move(PortableStep step, int state, INDArray size, INDArray candidate) {
    size.mul(candidate, step.after(state));
    step.after(state).addi(size.rsub(1).muli(step.before(state)));
  }

  @Override
  public void backward(int stage, PortableStep step) {
    if (stage == 0) {
      step.stateGradient(MEMORY).addi(step.gradient(OPERAND));
      moveBack(step, MEMORY, MEMORY_STEP, MEMORY_CANDIDATE);
    } else {
      moveBack(step, HIDDEN, HIDDEN_STEP, HIDDEN_CANDIDATE);
    }
  }

  private void moveBack(PortableStep step, int state, int sizeBlock, int candidateBlock) {
    INDArray gradient = step.stateGradient(state);
    INDArray size = step.block(sizeBlock);
    INDArray candidate = step.block(candidateBlock);
    INDArray scaled = gradient.mul(size);
    scaled.mul(candidate.mul(candidate).rsubi(1), step.gradient(candidateBlock));
    INDArray slope = size.div(-stepSize).addi(1);
    candidate.sub(step.before(state)).muli(scaled).mul(slope, step.gradient(sizeBlock));
    gradient.muli(size.rsub(1));
  }
}
