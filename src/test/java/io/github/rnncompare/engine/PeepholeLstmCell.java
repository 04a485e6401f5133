package io.github.rnncompare.engine;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * An LSTM whose gates see the cell state (Gers and Schmidhuber 2000), the worked example of the
 * page on new architectures:
 *
 * <pre>
 *   g = tanh(x W_g + b_g + h RW_g + rb_g)
 *   f = σ(x W_f + b_f + h RW_f + rb_f + p_f ⊙ c)
 *   i = σ(x W_i + b_i + h RW_i + rb_i + p_i ⊙ c)
 *   c' = f ⊙ c + i ⊙ g
 *   o = σ(x W_o + b_o + h RW_o + rb_o + p_o ⊙ c')
 *   h' = o ⊙ tanh(c')
 * </pre>
 */
public record PeepholeLstmCell() implements Cell, PortableEquations {
  private static final int CANDIDATE = 0;
  private static final int FORGET = 1;
  private static final int INPUT = 2;
  private static final int OUTPUT = 3;

  /** p_f, p_i, p_o [1, 3H]. */
  private static final String PEEPHOLES = "P";

  @Override
  public List<Gate> gates() {
    return List.of(
        Gate.of("candidate", Gate.Range.TANH),
        Gate.remembering("forget", 1),
        Gate.of("input"),
        Gate.of("output"));
  }

  @Override
  public List<CellState> states() {
    return List.of(new CellState(CellState.HIDDEN, false), new CellState(CellState.MEMORY, true));
  }

  @Override
  public List<Product> products() {
    return List.of(Product.ofState(0, 0, 4));
  }

  @Override
  public List<Parameter> parameters(boolean recurrentBias) {
    List<Parameter> parameters = new ArrayList<>(Cell.super.parameters(recurrentBias));
    parameters.add(new Parameter(PEEPHOLES, Parameter.Kind.DIAGONAL_WEIGHTS, 3));
    return parameters;
  }

  @Override
  public PortableEquations portable() {
    return this;
  }

  /** The columns of a gate's peepholes, [1, H]. */
  private static INDArray of(INDArray peepholes, int gate) {
    long size = peepholes.size(1) / 3;
    return peepholes.get(all(), interval((gate - FORGET) * size, (gate - FORGET + 1) * size));
  }

  @Override
  public void forward(int stage, PortableStep step) {
    INDArray before = step.before(1);
    Transforms.tanh(step.block(CANDIDATE), false);
    open(step, FORGET, before);
    open(step, INPUT, before);
    INDArray cell = step.after(1);
    step.block(FORGET).mul(before, cell);
    cell.addi(step.block(INPUT).mul(step.block(CANDIDATE)));
    open(step, OUTPUT, cell);
    step.block(OUTPUT).mul(Transforms.tanh(cell, true), step.after(0));
  }

  private static void open(PortableStep step, int gate, INDArray cell) {
    INDArray seen = cell.mulRowVector(of(step.parameter(PEEPHOLES), gate));
    Transforms.sigmoid(step.block(gate).addi(seen), false);
  }

  @Override
  public void backward(int stage, PortableStep step) {
    INDArray hiddenGradient = step.stateGradient(0);
    INDArray cellGradient = step.stateGradient(1);
    INDArray before = step.before(1);
    INDArray tanh = Transforms.tanh(step.after(1), true);
    cellGradient.addi(hiddenGradient.mul(step.block(OUTPUT)).muli(tanh.mul(tanh).rsubi(1)));
    shut(step, OUTPUT, hiddenGradient.mul(tanh), step.after(1));

    INDArray candidate = step.block(CANDIDATE);
    INDArray inner = cellGradient.mul(step.block(INPUT));
    inner.mul(candidate.mul(candidate).rsubi(1), step.gradient(CANDIDATE));
    INDArray ofForget = cellGradient.mul(before);
    INDArray ofInput = cellGradient.mul(candidate);
    cellGradient.muli(step.block(FORGET));
    shut(step, FORGET, ofForget, before);
    shut(step, INPUT, ofInput, before);
  }

  /** From the gradient of a gate's output to its pre-activation, its peepholes and what it saw. */
  private static void shut(PortableStep step, int gate, INDArray gradient, INDArray cell) {
    INDArray values = step.block(gate);
    INDArray target = step.gradient(gate);
    gradient.mul(values.mul(values.rsub(1)), target);
    of(step.parameterGradient(PEEPHOLES), gate).addi(target.mul(cell).sum(true, 0));
    step.stateGradient(1).addi(target.mulRowVector(of(step.parameter(PEEPHOLES), gate)));
  }
}
