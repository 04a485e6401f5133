package io.github.rnncompare.engine;

import static java.util.Objects.requireNonNull;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@link Cell.Lstm} in ND4J's operations. With dh and dc the gradients at the states after a step,
 * and d* those of the gates' sums:
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
    INDArray sums = Slab.step(gates, t);
    Nd4j.gemm(Slab.step(hidden, t), parameters.recurrent(), sums, false, false, 1.0, 1.0);
    Transforms.tanh(gate(sums, CANDIDATE), false);
    Transforms.sigmoid(gates(sums, FORGET, INPUT + 1), false);

    INDArray cell = Slab.step(cells, t + 1);
    gate(sums, FORGET).mul(Slab.step(cells, t), cell);
    cell.addi(gate(sums, INPUT).mul(gate(sums, CANDIDATE)));
    gate(sums, OUTPUT).mul(Transforms.tanh(cell, true), Slab.step(hidden, t + 1));
  }

  @Override
  void stepBack(long t, INDArray hiddenGradient, INDArray cellGradient) {
    INDArray step = Slab.step(gates, t);
    INDArray sums = Slab.step(sumGradients, t);
    INDArray forget = gate(step, FORGET);
    INDArray output = gate(step, OUTPUT);
    INDArray input = gate(step, INPUT);
    INDArray candidate = gate(step, CANDIDATE);
    // Anew: where a step is padded, its own cell state was replaced; its gradients are zero then.
    INDArray tanh = Transforms.tanh(Slab.step(cells, t + 1), true);

    INDArray outer = hiddenGradient.mul(output);
    outer.mul(tanh, gate(sums, OUTPUT));
    gate(sums, OUTPUT).muli(output.rsub(1));
    cellGradient.addi(outer.muli(tanh.muli(tanh).rsubi(1)));

    INDArray inner = cellGradient.mul(input);
    inner.mul(candidate.mul(candidate).rsubi(1), gate(sums, CANDIDATE));
    inner.mul(candidate, gate(sums, INPUT));
    gate(sums, INPUT).muli(input.rsub(1));

    cellGradient.muli(forget);
    cellGradient.mul(Slab.step(cells, t), gate(sums, FORGET));
    gate(sums, FORGET).muli(forget.rsub(1));
    Nd4j.gemm(sums, parameters.recurrent(), hiddenGradient, false, true, 1.0, 0.0);
  }
}
