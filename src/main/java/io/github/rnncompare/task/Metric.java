package io.github.rnncompare.task;

import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How good predictions are, in the task's own terms.
 *
 * @param name with its unit: "rmse_passengers"
 * @param of from the network's output for all sequences of a split, in the shape of its targets
 */
public record Metric(String name, Better better, ToDoubleFunction<INDArray> of) {

  /** Which of two values is the better one. */
  public enum Better {
    LOWER,
    HIGHER
  }
}
