package io.github.rnncompare.engine;

import io.github.rnncompare.tensor.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a recurrent layer with input size I, hidden size H and g gates, or their
 * gradients in arrays of the same shapes.
 *
 * @param input W [I, gH]
 * @param recurrent RW [H, gH]
 * @param bias b [1, gH]
 * @param recurrentBias rb [1, gH], or null if the layer has none
 */
public record Parameters(
    INDArray input, INDArray recurrent, INDArray bias, @Nullable INDArray recurrentBias) {

  /** The input size I. */
  public long inputSize() {
    return input.size(0);
  }

  /** The hidden size H. */
  public long hiddenSize() {
    return recurrent.size(0);
  }

  /** These parameters, with copies of those that are not floats in column-major order. */
  Parameters columnMajor() {
    return new Parameters(
        columnMajor(input),
        columnMajor(recurrent),
        columnMajor(bias),
        recurrentBias == null ? null : columnMajor(recurrentBias));
  }

  private static INDArray columnMajor(INDArray array) {
    return Floats.isColumnMajor(array) ? array : Copies.copy(array, 'f');
  }
}
