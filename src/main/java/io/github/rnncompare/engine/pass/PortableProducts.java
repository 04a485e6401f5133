package io.github.rnncompare.engine.pass;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Product;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The recurrent products of a pass in ND4J's operations, and where their weights lie. */
final class PortableProducts {
  private final Cell cell;
  private final Parameters parameters;
  private final long hiddenSize;
  private final Map<Product, INDArray> weights = new HashMap<>();

  PortableProducts(Cell cell, Parameters parameters) {
    this.cell = cell;
    this.parameters = parameters;
    this.hiddenSize = parameters.hiddenSize();
  }

  /**
   * Adds a product to its blocks; those of its own hold its recurrent bias until then.
   *
   * @param operand [batch, H]
   */
  void forward(INDArray operand, Product product, PortableSteps.Step step) {
    INDArray result =
        product.gates() == 1
            ? step.block(product.result())
            : step.blocks(product.result(), product.end());
    Nd4j.gemm(operand, weights(product), result, false, false, 1.0, 1.0);
  }

  /**
   * From the gradients of a product's blocks to that of its operand.
   *
   * @param operandGradient [batch, H]
   * @param add whether what it holds is added
   */
  void back(PortableSteps.Step step, Product product, INDArray operandGradient, boolean add) {
    INDArray result =
        product.gates() == 1
            ? step.gradient(product.result())
            : step.gradients(product.result(), product.end());
    Nd4j.gemm(result, weights(product), operandGradient, false, true, 1.0, add ? 1.0 : 0.0);
  }

  private INDArray weights(Product product) {
    return weights.computeIfAbsent(product, of -> ofProduct(parameters.recurrent(), of));
  }

  /** A product's columns in the recurrent weights, the recurrent bias, or their gradients. */
  INDArray ofProduct(INDArray recurrent, Product product) {
    return columns(recurrent, cell.recurrentBlock(product), product.gates());
  }

  /** The columns of some blocks. */
  INDArray columns(INDArray array, int block, int blocks) {
    return array.size(1) == blocks * hiddenSize
        ? array
        : array.get(all(), interval(block * hiddenSize, (block + blocks) * hiddenSize));
  }
}
