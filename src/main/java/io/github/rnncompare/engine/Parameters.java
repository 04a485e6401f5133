package io.github.rnncompare.engine;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a recurrent layer, or their gradients in arrays of the same shapes.
 *
 * @param cell which declares them
 * @param arrays by key, [rows, gates · H]
 */
public record Parameters(Cell cell, Map<String, INDArray> arrays) {

  /**
   * A parameter.
   *
   * @throws NullPointerException if the layer has none of that key
   */
  public INDArray get(String key) {
    return requireNonNull(arrays.get(key), key);
  }

  /** Whether the layer has a parameter of that key. */
  public boolean has(String key) {
    return arrays.containsKey(key);
  }

  /** W [I, gH]. */
  public INDArray input() {
    return get(Parameter.INPUT_WEIGHTS);
  }

  /** RW [H, rH], of a cell that has recurrent products. */
  public INDArray recurrent() {
    return get(Parameter.RECURRENT_WEIGHTS);
  }

  /** b [1, gH]. */
  public INDArray bias() {
    return get(Parameter.BIAS);
  }

  /** The input size I. */
  public long inputSize() {
    return input().size(0);
  }

  /** The hidden size H. */
  public long hiddenSize() {
    return bias().length() / cell.gates().size();
  }
}
