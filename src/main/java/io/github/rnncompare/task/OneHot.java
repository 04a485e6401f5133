package io.github.rnncompare.task;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers from 0 to below {@code size} as arrays that are 1 at the number's index and 0 elsewhere;
 * the first index changes fastest, as networks read them without a copy.
 */
final class OneHot {
  private OneHot() {}

  /**
   * A class for each sequence.
   *
   * @param classes [sequences]
   * @return [sequences, size]
   */
  static INDArray of(int[] classes, int size) {
    int sequences = classes.length;
    INDArray array = Nd4j.create(DataType.FLOAT, new long[] {sequences, size}, 'f');
    DataBuffer values = array.data();
    for (int i = 0; i < sequences; i++) {
      values.put(i + (long) classes[i] * sequences, 1f);
    }
    return array;
  }

  /**
   * A symbol, or a class, for each step.
   *
   * @param symbols [sequences][time_steps], at least one of each
   * @return [sequences, size, time_steps]
   */
  static INDArray ofSteps(int[][] symbols, int size) {
    int sequences = symbols.length;
    int timeSteps = symbols[0].length;
    INDArray array = Nd4j.create(DataType.FLOAT, new long[] {sequences, size, timeSteps}, 'f');
    // Only the ones are written: zeros copied from Java would take twice the time.
    DataBuffer values = array.data();
    for (int i = 0; i < sequences; i++) {
      int[] sequence = symbols[i];
      for (int step = 0; step < timeSteps; step++) {
        values.put(i + (sequence[step] + (long) step * size) * sequences, 1f);
      }
    }
    return array;
  }
}
