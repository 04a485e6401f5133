package io.github.rnncompare.task;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers from 0 to below {@code size} as arrays that are 1 at the number's index and 0 elsewhere;
 * the first index changes fastest, as networks read them without a copy.
 * Sequences of symbols, which are whole numbers from 0, as arrays: 1 at the symbol of a step, 0
 * elsewhere. Behind the end of a sequence all is 0.
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
  /** [sequences, symbols, time_steps], column-major as {@link Sequences} has features. */
  static INDArray features(int[][] sequences, int symbols, int timeSteps) {
    int count = sequences.length;
    float[] values = new float[size(count, symbols, timeSteps)];
    for (int i = 0; i < count; i++) {
      for (int t = 0; t < sequences[i].length; t++) {
        values[(t * symbols + sequences[i][t]) * count + i] = 1;
      }
    }
    return Nd4j.createFromArray(values).reshape('f', count, symbols, timeSteps);
  }

  /** [sequences, symbols, time_steps]. */
  static INDArray targets(int[][] sequences, int symbols, int timeSteps) {
    float[] values = new float[size(sequences.length, symbols, timeSteps)];
    for (int i = 0; i < sequences.length; i++) {
      for (int t = 0; t < sequences[i].length; t++) {
        values[(i * symbols + sequences[i][t]) * timeSteps + t] = 1;
      }
    }
    return Nd4j.createFromArray(values).reshape(sequences.length, symbols, timeSteps);
  }

  /**
   * [sequences, time_steps]: 1 for each step from {@code first} to before {@code end} of its
   * sequence.
   */
  static INDArray steps(int[] first, int[] end, int timeSteps) {
    float[] values = new float[size(first.length, timeSteps, 1)];
    for (int i = 0; i < first.length; i++) {
      Arrays.fill(values, i * timeSteps + first[i], i * timeSteps + end[i], 1);
    }
    return Nd4j.createFromArray(values).reshape(first.length, timeSteps);
  }

  private static int size(int sequences, int symbols, int timeSteps) {
    return Math.toIntExact((long) sequences * symbols * timeSteps);
  }
}
