package io.github.rnncompare.task;

import java.lang.ref.Reference;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/** From tensors to Java arrays and back, each in one copy. */
final class FloatArrays {
  private FloatArrays() {}

  /** All numbers of a tensor, row by row: the last index changes fastest. */
  static float[] byRow(INDArray tensor) {
    INDArray byRow = tensor.castTo(DataType.FLOAT).dup('c');
    if (!onCpu()) {
      return byRow.data().asFloat();
    }
    try {
      float[] values = new float[Math.toIntExact(byRow.length())];
      byRow.data().asNioFloat().get(values);
      return values;
    } finally {
      Reference.reachabilityFence(byRow); // whose memory a buffer shows
    }
  }

  /**
   * A tensor whose first index changes fastest, as networks read it without a copy.
   *
   * @param values in that order
   */
  static INDArray byColumn(float[] values, long... shape) {
    INDArray tensor = Nd4j.createUninitialized(DataType.FLOAT, shape, 'f');
    write(values, tensor);
    return tensor;
  }

  /**
   * Overwrites all numbers of a tensor.
   *
   * @param values in the tensor's own order
   */
  static void write(float[] values, INDArray tensor) {
    if (!onCpu()) {
      tensor.assign(Nd4j.createFromArray(values).reshape(tensor.ordering(), tensor.shape()));
      return;
    }
    try {
      tensor.data().asNioFloat().put(values);
    } finally {
      Reference.reachabilityFence(tensor);
    }
  }

  /** Whether a tensor's memory is the program's own. */
  static boolean onCpu() {
    return Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU;
  }
}
