package io.github.rnncompare.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Long short-term memory with a forget gate (Gers et al. 2000), without peepholes:
 *
 * <pre>
 *   g = tanh(x W_g + b_g + h RW_g + rb_g)   candidate
 *   f, o, i = σ(…)                          forget, output and input gate
 *   c' = f ⊙ c + i ⊙ g                      cell state
 *   h' = o ⊙ tanh(c')
 * </pre>
 *
 * Column order g, f, o, i, as in DL4J's own LSTM (whose names call the candidate the input gate);
 * PyTorch's order is i, f, g, o. With dh and dc the gradients of the states after a step:
 *
 * <pre>
 *   do = dh ⊙ tanh(c') ⊙ o ⊙ (1 − o)
 *   dc = dc + dh ⊙ o ⊙ (1 − tanh²(c'))
 *   dg = dc ⊙ i ⊙ (1 − g²)
 *   df = dc ⊙ c ⊙ f ⊙ (1 − f)
 *   di = dc ⊙ g ⊙ i ⊙ (1 − i)
 * </pre>
 *
 * @param without gates that are taken out: each is held open, at 1, and has no parameters (the
 *     ablations NFG, NIG and NOG of Greff et al. 2017, arXiv 1503.04069)
 */
public record LstmCell(Set<LstmGate> without) implements Cell, PortableEquations {
  /** The gate that decides what is kept. */
  public static final Gate FORGET = Gate.remembering("forget", 1);

  private static final int CANDIDATE = 0;

  /** With all gates. */
  public LstmCell() {
    this(Set.of());
  }

  /** A copy of the set. */
  public LstmCell {
    without = Set.copyOf(without);
  }

  @Override
  public List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    gates.add(Gate.of("candidate", Gate.Range.TANH));
    for (LstmGate gate : LstmGate.values()) {
      if (has(gate)) {
        gates.add(declared(gate));
      }
    }
    return gates;
  }

  private static Gate declared(LstmGate gate) {
    return switch (gate) {
      case FORGET -> FORGET;
      case OUTPUT -> Gate.of("output");
      case INPUT -> Gate.of("input");
    };
  }

  @Override
  public List<CellState> states() {
    return List.of(new CellState(CellState.HIDDEN, false), new CellState(CellState.MEMORY, true));
  }

  @Override
  public List<Product> products() {
    return List.of(Product.ofState(0, 0, size()));
  }

  @Override
  public PortableEquations portable() {
    return this;
  }

  @Override
  public Optional<FastEquations> fast() {
    return Optional.of(new FastLstm(this));
  }

  boolean has(LstmGate gate) {
    return !without.contains(gate);
  }

  /** The gate's block. */
  int block(LstmGate gate) {
    int block = CANDIDATE + 1;
    for (LstmGate other : LstmGate.values()) {
      if (other.compareTo(gate) < 0 && has(other)) {
        block++;
      }
    }
    return block;
  }

  private int size() {
    return 1 + LstmGate.values().length - without.size();
  }

  /** A gate's values; a product with those of a gate that is taken out changes nothing. */
  private INDArray scaled(INDArray values, PortableStep step, LstmGate gate) {
    return has(gate) ? values.mul(step.block(block(gate))) : values;
  }

  @Override
  public void forward(int stage, PortableStep step) {
    INDArray candidate = Transforms.tanh(step.block(CANDIDATE), false);
    if (size() > 1) {
      Transforms.sigmoid(step.blocks(CANDIDATE + 1, size()), false);
    }
    INDArray cell = step.after(1);
    scale(step.before(1), step, LstmGate.FORGET, cell);
    cell.addi(scaled(candidate, step, LstmGate.INPUT));
    scale(Transforms.tanh(cell, true), step, LstmGate.OUTPUT, step.after(0));
  }

  private void scale(INDArray values, PortableStep step, LstmGate gate, INDArray target) {
    if (has(gate)) {
      step.block(block(gate)).mul(values, target);
    } else {
      target.assign(values);
    }
  }

  @Override
  public void backward(int stage, PortableStep step) {
    INDArray hiddenGradient = step.stateGradient(0);
    INDArray cellGradient = step.stateGradient(1);
    INDArray candidate = step.block(CANDIDATE);
    // Recomputed: at a padded step the cell state was replaced, but its gradients are zero.
    INDArray tanh = Transforms.tanh(step.after(1), true);
    INDArray outer = scaled(hiddenGradient, step, LstmGate.OUTPUT);
    if (has(LstmGate.OUTPUT)) {
      gateGradient(outer.mul(tanh), step, LstmGate.OUTPUT);
    }
    cellGradient.addi(outer.mul(tanh.muli(tanh).rsubi(1)));

    INDArray inner = scaled(cellGradient, step, LstmGate.INPUT);
    inner.mul(candidate.mul(candidate).rsubi(1), step.gradient(CANDIDATE));
    if (has(LstmGate.INPUT)) {
      gateGradient(inner.mul(candidate), step, LstmGate.INPUT);
    }
    if (has(LstmGate.FORGET)) {
      cellGradient.muli(step.block(block(LstmGate.FORGET)));
      gateGradient(cellGradient.mul(step.before(1)), step, LstmGate.FORGET);
    }
  }

  /** For a gate s, and the gradient of what it scales times s: that times 1 − s. */
  private void gateGradient(INDArray scaledGradient, PortableStep step, LstmGate gate) {
    int block = block(gate);
    scaledGradient.mul(step.block(block).rsub(1), step.gradient(block));
  }
}
