package io.github.rnncompare.engine;

import static java.util.Objects.requireNonNull;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@link Cell.Lstm} in ND4J's operations. With dh and dc the gradients of the states after a step,
 * and dg, df, do, di those of the gates' pre-activations:
 *
 * <pre>
 *   do = dh ⊙ tanh(c') ⊙ o ⊙ (1 − o)
 *   dc = dc + dh ⊙ o ⊙ (1 − tanh²(c'))
 *   dg = dc ⊙ i ⊙ (1 − g²)
 *   df = dc ⊙ c ⊙ f ⊙ (1 − f)
 *   di = dc ⊙ g ⊙ i ⊙ (1 − i)
 * </pre>
 */
final class PortableLstm extends PortablePass {
  private static final int CANDIDATE = 0;
  private static final int FORGET = 1;
  private static final int OUTPUT = 2;
  private static final int INPUT = 3;

  private final INDArray cells;

  PortableLstm(Parameters parameters, Sequence sequence) {
    super(new Cell.Lstm(), parameters, sequence, 4, bothBiases(parameters));
    this.cells = requireNonNull(cellStates);
  }

  private INDArray gate(INDArray step, int gate) {
    return gates(step, gate, gate + 1);
  }

  @Override
  void step(long t) {
    INDArray step = Slab.step(gates, t);
    Nd4j.gemm(Slab.step(hidden, t), parameters.recurrent(), step, false, false, 1.0, 1.0);
    Transforms.tanh(gate(step, CANDIDATE), false);
    Transforms.sigmoid(gates(step, FORGET, INPUT + 1), false);

    INDArray cell = Slab.step(cells, t + 1);
    gate(step, FORGET).mul(Slab.step(cells, t), cell);
    cell.addi(gate(step, INPUT).mul(gate(step, CANDIDATE)));
    gate(step, OUTPUT).mul(Transforms.tanh(cell, true), Slab.step(hidden, t + 1));
  }

  @Override
  void stepBack(long t, INDArray hiddenGradient, INDArray cellGradient) {
    INDArray step = Slab.step(gates, t);
    INDArray stepGradients = Slab.step(preActivationGradients, t);
    INDArray forget = gate(step, FORGET);
    INDArray output = gate(step, OUTPUT);
    INDArray input = gate(step, INPUT);
    INDArray candidate = gate(step, CANDIDATE);
    // Recomputed: at a padded step the cell state was replaced, but its gradients are zero.
    INDArray tanh = Transforms.tanh(Slab.step(cells, t + 1), true);

    INDArray outer = hiddenGradient.mul(output);
    outer.mul(tanh, gate(stepGradients, OUTPUT));
    gate(stepGradients, OUTPUT).muli(output.rsub(1));
    cellGradient.addi(outer.muli(tanh.muli(tanh).rsubi(1)));

    INDArray inner = cellGradient.mul(input);
    inner.mul(candidate.mul(candidate).rsubi(1), gate(stepGradients, CANDIDATE));
    inner.mul(candidate, gate(stepGradients, INPUT));
    gate(stepGradients, INPUT).muli(input.rsub(1));

    cellGradient.muli(forget);
    cellGradient.mul(Slab.step(cells, t), gate(stepGradients, FORGET));
    gate(stepGradients, FORGET).muli(forget.rsub(1));
    Nd4j.gemm(stepGradients, parameters.recurrent(), hiddenGradient, false, true, 1.0, 0.0);
  }
}
