package io.github.rnncompare.task;

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
    float[] values = new float[sequences * size];
    for (int i = 0; i < sequences; i++) {
      values[i + classes[i] * sequences] = 1;
    }
    return Nd4j.createFromArray(values).reshape('f', sequences, size);
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
    float[] values = new float[sequences * size * timeSteps];
    for (int i = 0; i < sequences; i++) {
      int[] sequence = symbols[i];
      for (int step = 0; step < timeSteps; step++) {
        values[i + (sequence[step] + step * size) * sequences] = 1;
      }
    }
    return Nd4j.createFromArray(values).reshape('f', sequences, size, timeSteps);
  }
}
