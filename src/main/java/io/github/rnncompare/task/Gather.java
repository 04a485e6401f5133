package io.github.rnncompare.task;

import io.github.rnncompare.tensor.Floats;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.indexing.SpecifiedIndex;

/**
 * Copies selected sequences of an array, in plain loops: ND4J's own indexing makes an array for
 * each of them, which takes longer than a training step on the whole batch.
 */
final class Gather {
  private Gather() {}

  /**
   * A copy in the array's memory order (by row or by column).
   *
   * @param array [sequences, n], or [sequences, n, time_steps]
   * @param indices of sequences
   * @return [indices, n], or [indices, n, time_steps]
   */
  static INDArray of(INDArray array, int[] indices) {
    long[] shape = array.shape().clone();
    shape[0] = indices.length;
    INDArray picked = Nd4j.createUninitialized(array.dataType(), shape, array.ordering());
    copy(array, indices, picked);
    return picked;
  }

  /**
   * Copies into existing memory.
   *
   * @param into a result of {@link #of} for an array of these sizes; its content is overwritten
   */
  static void copy(INDArray array, int[] indices, INDArray into) {
    if (!Floats.onCpu() || array.dataType() != DataType.FLOAT) {
      into.assign(byIndex(array, indices));
      return;
    }
    try {
      float[] picked = new Layout(array).pick(array.data().asNioFloat().slice(), indices);
      into.data().asNioFloat().put(picked);
    } finally {
      Reference.reachabilityFence(array); // owns the buffer's memory
      Reference.reachabilityFence(into);
    }
  }

  private static INDArray byIndex(INDArray array, int[] indices) {
    INDArrayIndex[] where = new INDArrayIndex[array.rank()];
    Arrays.fill(where, NDArrayIndex.all());
    where[0] = new SpecifiedIndex(Arrays.stream(indices).asLongStream().toArray());
    return array.get(where);
  }

  /** The strides of an array, and how many numbers a sequence has. */
  private static final class Layout {
    private final boolean byColumn;
    private final int width;
    private final int steps;
    private final int toSequence;
    private final int toColumn;
    private final int toStep;

    Layout(INDArray array) {
      boolean hasSteps = array.rank() == 3;
      byColumn = array.ordering() == 'f';
      width = (int) array.size(1);
      steps = hasSteps ? (int) array.size(2) : 1;
      Math.toIntExact(array.length()); // so all indices fit into an int
      toSequence = array.stride(0);
      toColumn = array.stride(1);
      toStep = hasSteps ? array.stride(2) : 0;
    }

    float[] pick(FloatBuffer values, int[] indices) {
      float[] picked = new float[Math.multiplyExact(indices.length, width * steps)];
      if (byColumn) {
        byColumn(values, indices, picked);
      } else {
        bySequence(values, indices, picked);
      }
      return picked;
    }

    private void byColumn(FloatBuffer values, int[] indices, float[] picked) {
      int at = 0;
      for (int step = 0; step < steps; step++) {
        for (int k = 0; k < width; k++) {
          int column = k * toColumn + step * toStep;
          for (int index : indices) {
            picked[at] = values.get(index * toSequence + column);
            at++;
          }
        }
      }
    }

    private void bySequence(FloatBuffer values, int[] indices, float[] picked) {
      int at = 0;
      for (int index : indices) {
        for (int k = 0; k < width; k++) {
          int row = index * toSequence + k * toColumn;
          for (int step = 0; step < steps; step++) {
            picked[at] = values.get(row + step * toStep);
            at++;
          }
        }
      }
    }
  }
}
