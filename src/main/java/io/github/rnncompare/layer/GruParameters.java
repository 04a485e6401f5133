package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a {@link GRU}, or views of the same shapes that take their gradients.
 *
 * @param input W [I, 3H]
 * @param recurrent RW [H, 3H]
 * @param bias b [1, 3H]
 * @param recurrentBias rb [1, 3H], or null if the layer has none
 */
record GruParameters(
    INDArray input, INDArray recurrent, INDArray bias, @Nullable INDArray recurrentBias) {

  /** From a table by the keys of {@link GRUParamInitializer}. */
  static GruParameters of(Map<String, INDArray> table) {
    return new GruParameters(
        requireNonNull(table.get(GRUParamInitializer.WEIGHT_KEY)),
        requireNonNull(table.get(GRUParamInitializer.RECURRENT_WEIGHT_KEY)),
        requireNonNull(table.get(GRUParamInitializer.BIAS_KEY)),
        table.get(GRUParamInitializer.RECURRENT_BIAS_KEY));
  }

  long hiddenSize() {
    return recurrent.size(0);
  }

  /** The columns of the gates r and z of an array with 3H columns, as a view. */
  INDArray gateColumns(INDArray array) {
    return array.get(all(), interval(0, 2 * hiddenSize()));
  }

  /** The columns of the candidate n of an array with 3H columns, as a view. */
  INDArray candidateColumns(INDArray array) {
    return array.get(all(), interval(2 * hiddenSize(), 3 * hiddenSize()));
  }
}
