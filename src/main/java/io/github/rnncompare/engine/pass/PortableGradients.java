package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Product;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradients of the parameters and of the input, from those of the blocks of all steps: one
 * product each.
 */
final class PortableGradients {
  private final Cell cell;
  private final Parameters parameters;
  private final PortableProducts multiplication;
  private final PortableSteps steps;
  private final INDArray inputRows;

  /** The gradients of all blocks, [time · batch, blocks · H], and of the gates among them. */
  private final INDArray allRows;

  private final INDArray gateRows;

  /**
   * For a pass that has gone back through time.
   *
   * @param inputRows [time · batch, I]
   */
  PortableGradients(
      Parameters parameters,
      PortableProducts multiplication,
      PortableSteps steps,
      INDArray inputRows) {
    this.cell = parameters.cell();
    this.parameters = parameters;
    this.multiplication = multiplication;
    this.steps = steps;
    this.inputRows = inputRows;
    allRows = Slab.toRows(steps.gradients());
    gateRows = multiplication.columns(allRows, 0, cell.gates().size());
  }

  /** Writes those of the weights and biases. */
  void write(Parameters gradients) {
    Nd4j.gemm(inputRows, gateRows, gradients.input(), true, false, 1.0, 0.0);
    gradients.bias().assign(gateRows.sum(true, 0));
    for (Product product : cell.products()) {
      INDArray operandRows = steps.operandRows(product);
      INDArray resultRows = multiplication.columns(allRows, product.result(), product.gates());
      INDArray target = multiplication.ofProduct(gradients.recurrent(), product);
      Nd4j.gemm(operandRows, resultRows, target, true, false, 1.0, 0.0);
      if (gradients.has(Parameter.RECURRENT_BIAS)) {
        multiplication
            .ofProduct(gradients.get(Parameter.RECURRENT_BIAS), product)
            .assign(
                product.isAdded()
                    ? multiplication.columns(gradients.bias(), product.gate(), product.gates())
                    : resultRows.sum(true, 0));
      }
    }
  }

  /** That of the input, [batch, I, time]. */
  INDArray ofInput() {
    INDArray rows = inputRows.ulike();
    Nd4j.gemm(gateRows, parameters.input(), rows, false, true, 1.0, 0.0);
    return Slab.fromRows(rows, steps.batch());
  }
}
