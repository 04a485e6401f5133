package io.github.rnncompare.task;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.indexing.SpecifiedIndex;

/**
 * Sequences and what is to be told of them.
 *
 * @param features [sequences, input_size, time_steps]
 * @param targets [sequences, output_size], or [sequences, output_size, time_steps]
 */
public record Sequences(INDArray features, INDArray targets) {

  public Sequences {
    if (features.rank() != 3 || features.size(0) != targets.size(0)) {
      throw new IllegalArgumentException(
          "features %s and targets %s do not belong together"
              .formatted(features.shapeInfoToString(), targets.shapeInfoToString()));
    }
  }

  /** How many sequences there are. */
  public int count() {
    return (int) features.size(0);
  }

  /** The loss's elements: every place in batch and time at which there is a target. */
  public long positions() {
    return targets.rank() == 3 ? targets.size(0) * targets.size(2) : targets.size(0);
  }

  /** The sequences at {@code indices}, in that order. */
  public Sequences pick(int[] indices) {
    return new Sequences(pick(features, indices), pick(targets, indices));
  }

  private static INDArray pick(INDArray array, int[] indices) {
    INDArrayIndex[] where = new INDArrayIndex[array.rank()];
    Arrays.fill(where, NDArrayIndex.all());
    long[] chosen = Arrays.stream(indices).asLongStream().toArray();
    where[0] = new SpecifiedIndex(chosen);
    return array.get(where);
  }
}
