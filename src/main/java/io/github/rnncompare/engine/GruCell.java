package io.github.rnncompare.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Gated recurrent unit (Cho et al. 2014), with σ the logistic sigmoid:
 *
 * <pre>
 *   r = σ(x W_r + b_r + h RW_r + rb_r)           reset gate
 *   z = σ(x W_z + b_z + h RW_z + rb_z)           update gate
 *   n = tanh(x W_n + b_n + r ⊙ (h RW_n + rb_n))  candidate, {@link ResetGate#AFTER_PRODUCT}
 *   n = tanh(x W_n + b_n + (r ⊙ h) RW_n + rb_n)  candidate, {@link ResetGate#BEFORE_PRODUCT}
 *   h' = (1 − z) ⊙ n + z ⊙ h
 * </pre>
 *
 * Column order r, z, n. With dh the gradient of h', and dr, dz, dn those of the pre-activations:
 *
 * <pre>
 *   dn = dh ⊙ (1 − z) ⊙ (1 − n²)
 *   dz = dh ⊙ (h − n) ⊙ z ⊙ (1 − z)
 *   dr = dn ⊙ u ⊙ r ⊙ (1 − r),  u = h RW_n + rb_n        reset after the product
 *   dr = (dn RW_nᵀ) ⊙ h ⊙ r ⊙ (1 − r)                    reset before it
 * </pre>
 *
 * Behind the gates there is one more block if there is a reset gate: u if it acts after the
 * product, r ⊙ h if before.
 *
 * @param without gates that are taken out and have no parameters. The reset gate is held open: r =
 *     1. The update gate is held open for the candidate: z = 0, so h' = n, and nothing is kept but
 *     through the product
 */
public record GruCell(ResetGate resetGate, Set<GruGate> without)
    implements Cell, PortableEquations {
  /** The gate that decides what is kept. */
  public static final Gate UPDATE = Gate.remembering("update", 1);

  /** With both gates. */
  public GruCell(ResetGate resetGate) {
    this(resetGate, Set.of());
  }

  /** A copy of the set. */
  public GruCell {
    without = Set.copyOf(without);
  }

  @Override
  public List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    if (hasReset()) {
      gates.add(Gate.of("reset"));
    }
    if (hasUpdate()) {
      gates.add(UPDATE);
    }
    gates.add(Gate.of("candidate", Gate.Range.TANH));
    return gates;
  }

  @Override
  public List<CellState> states() {
    return List.of(new CellState(CellState.HIDDEN, hasUpdate() || isBefore()));
  }

  @Override
  public List<Product> products() {
    if (!hasReset()) {
      return List.of(Product.ofState(0, 0, candidate() + 1));
    }
    Product ofGates = Product.ofState(0, 0, candidate());
    return isBefore()
        ? List.of(ofGates, Product.ofBlock(fourth(), candidate(), 1))
        : List.of(ofGates, Product.ofState(0, candidate(), 1).into(fourth()));
  }

  @Override
  public PortableEquations portable() {
    return this;
  }

  @Override
  public Optional<FastEquations> fast() {
    return Optional.of(new FastGru(this));
  }

  boolean hasReset() {
    return !without.contains(GruGate.RESET);
  }

  boolean hasUpdate() {
    return !without.contains(GruGate.UPDATE);
  }

  /** Whether the candidate's product takes what the reset gate leaves of the state. */
  boolean isBefore() {
    return hasReset() && resetGate == ResetGate.BEFORE_PRODUCT;
  }

  int update() {
    return hasReset() ? 1 : 0;
  }

  int candidate() {
    return 2 - without.size();
  }

  /** The block behind the gates. */
  int fourth() {
    return candidate() + 1;
  }

  @Override
  public void forward(int stage, PortableStep step) {
    if (stage == 0 && candidate() > 0) {
      Transforms.sigmoid(step.blocks(0, candidate()), false);
    }
    INDArray candidate = step.block(candidate());
    INDArray before = step.before(0);
    if (stage == 0 && isBefore()) {
      step.block(0).mul(before, step.block(fourth()));
      return;
    }
    if (hasReset() && !isBefore()) {
      candidate.addi(step.block(0).mul(step.block(fourth())));
    }
    Transforms.tanh(candidate, false);
    INDArray after = step.after(0);
    if (hasUpdate()) {
      INDArray update = step.block(update());
      update.mul(before, after);
      after.addi(update.rsub(1).muli(candidate));
    } else {
      after.assign(candidate);
    }
  }

  @Override
  public void backward(int stage, PortableStep step) {
    if (stage == laterProducts().size()) {
      mixtureGradients(step);
    }
    if (stage > 0 || !hasReset()) {
      return;
    }
    INDArray reset = step.block(0);
    INDArray slope = reset.rsub(1).muli(reset);
    INDArray operand = step.gradient(fourth());
    if (isBefore()) {
      operand.mul(slope.muli(step.before(0)), step.gradient(0));
      step.stateGradient(0).addi(operand.muli(reset));
    } else {
      INDArray candidateGradient = step.gradient(candidate());
      candidateGradient.mul(reset, operand);
      candidateGradient.mul(slope.muli(step.block(fourth())), step.gradient(0));
    }
  }

  /** Those of the candidate, the update gate and, what does not pass through them, the state. */
  private void mixtureGradients(PortableStep step) {
    INDArray hiddenGradient = step.stateGradient(0);
    INDArray candidate = step.block(candidate());
    INDArray candidateGradient = step.gradient(candidate());
    if (!hasUpdate()) {
      hiddenGradient.mul(candidate.mul(candidate).rsubi(1), candidateGradient);
      hiddenGradient.assign(0);
      return;
    }
    INDArray update = step.block(update());
    INDArray updateGradient = step.gradient(update());
    INDArray renewal = update.rsub(1);
    hiddenGradient.mul(renewal, candidateGradient);
    candidateGradient.muli(candidate.mul(candidate).rsubi(1));
    hiddenGradient.muli(update);
    hiddenGradient.mul(step.before(0).sub(candidate), updateGradient);
    updateGradient.muli(renewal);
  }
}
