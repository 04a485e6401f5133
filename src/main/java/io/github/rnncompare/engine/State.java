package io.github.rnncompare.engine;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The states of a layer between two steps.
 *
 * @param values [batch, H] each, in the order in which the cell declares them
 */
public record State(List<INDArray> values) {

  /** The hidden state, [batch, H]. */
  public INDArray hidden() {
    return values.get(0);
  }
}
