package io.github.rnncompare.engine;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The minimal gated recurrent unit of Feng et al. 2024, "Were RNNs All We Needed?" (arXiv
 * 2410.01201, section 3.1), whose gate and candidate depend on the input alone:
 *
 * <pre>
 *   z  = σ(x W_z + b_z)             update gate
 *   h̃  = x W_h + b_h                candidate, or g of it: {@link MinimalCandidate}
 *   h' = (1 − z) ⊙ h + z ⊙ h̃
 * </pre>
 *
 * Column order z, h̃; there are no recurrent weights. Here z lets the candidate in, where {@link
 * GruCell}'s keeps the old state. With dh the gradient of h':
 *
 * <pre>
 *   dh̃ = dh ⊙ z ⊙ g'
 *   dz = dh ⊙ (h̃ − h) ⊙ z ⊙ (1 − z)
 *   dh = dh ⊙ (1 − z)
 * </pre>
 */
public record MinGruCell(MinimalCandidate candidate) implements Cell, PortableEquations {
  /** The gate that decides what is kept: the less it lets in, the more. */
  public static final Gate UPDATE = Gate.remembering("update", -1);

  static final int GATE = 0;
  static final int CANDIDATE = 1;

  @Override
  public List<Gate> gates() {
    return List.of(UPDATE, Gate.of("candidate", Gate.Range.ANY));
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
  public PortableEquations portable() {
    return this;
  }

  @Override
  public Optional<FastEquations> fast() {
    return Optional.of(new FastMinGru(candidate));
  }

  @Override
  public void forward(int stage, PortableStep step) {
    INDArray gate = Transforms.sigmoid(step.block(GATE), false);
    INDArray values = step.block(CANDIDATE);
    candidate.apply(values);
    INDArray after = step.after(0);
    gate.mul(values, after);
    after.addi(gate.rsub(1).muli(step.before(0)));
  }

  @Override
  public void backward(int stage, PortableStep step) {
    INDArray gradient = step.stateGradient(0);
    INDArray gate = step.block(GATE);
    INDArray rest = gate.rsub(1);
    INDArray values = step.block(CANDIDATE);
    INDArray candidateGradient = gradient.mul(gate, step.gradient(CANDIDATE));
    candidateGradient.mul(values.sub(step.before(0)).muli(rest), step.gradient(GATE));
    candidate.scaleBySlope(candidateGradient, values);
    gradient.muli(rest);
  }
}
