package io.github.rnncompare.task.generated;

import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One-hot arrays of numbers from 0 to below {@code size}. The first index changes fastest, so that
 * networks read them without a copy.
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
    float[] values = new float[Math.multiplyExact(sequences, size)];
    for (int i = 0; i < sequences; i++) {
      values[i + classes[i] * sequences] = 1;
    }
    return Floats.tensor(values, sequences, size);
  }

  /**
   * A symbol, or a class, for each step. After the end of a sequence all entries are 0.
   *
   * @param symbols [sequences][time_steps or fewer], at least one sequence
   * @return [sequences, size, time_steps]
   */
  static INDArray ofSteps(int[][] symbols, int size, int timeSteps) {
    int sequences = symbols.length;
    float[] values = new float[Math.multiplyExact(Math.multiplyExact(sequences, size), timeSteps)];
    for (int i = 0; i < sequences; i++) {
      int[] sequence = symbols[i];
      for (int step = 0; step < sequence.length; step++) {
        values[i + (sequence[step] + step * size) * sequences] = 1;
      }
    }
    return Floats.tensor(values, sequences, size, timeSteps);
  }

  /** [sequences, time_steps]: 1 for each step from {@code first} on. */
  static INDArray stepsFrom(int first, int sequences, int timeSteps) {
    int[] firsts = new int[sequences];
    int[] ends = new int[sequences];
    Arrays.fill(firsts, first);
    Arrays.fill(ends, timeSteps);
    return steps(firsts, ends, timeSteps);
  }

  /**
   * Next-symbol prediction at every step of each string: features and targets [strings, size,
   * time_steps], masked where a string is shorter.
   *
   * @param strings each of at most time_steps + 1 symbols
   */
  static Sequences nextSymbols(int[][] strings, int size, int timeSteps) {
    int[][] inputs = new int[strings.length][];
    int[][] next = new int[strings.length][];
    int[] ends = new int[strings.length];
    for (int i = 0; i < strings.length; i++) {
      ends[i] = strings[i].length - 1;
      inputs[i] = Arrays.copyOf(strings[i], ends[i]);
      next[i] = Arrays.copyOfRange(strings[i], 1, strings[i].length);
    }
    return new Sequences(
        ofSteps(inputs, size, timeSteps),
        ofSteps(next, size, timeSteps),
        steps(new int[strings.length], ends, timeSteps));
  }

  /**
   * Sequences of different lengths, masked after their ends: features [sequences, size,
   * time_steps].
   *
   * @param symbols [sequences][time_steps or fewer]
   * @param targets one for each sequence, [sequences, output_size]
   */
  static Sequences padded(int[][] symbols, int size, int timeSteps, INDArray targets) {
    int[] ends = Arrays.stream(symbols).mapToInt(sequence -> sequence.length).toArray();
    return new Sequences(
        ofSteps(symbols, size, timeSteps),
        targets,
        steps(new int[symbols.length], ends, timeSteps));
  }

  /**
   * [sequences, time_steps]: 1 for each step from {@code first} to before {@code end} of its
   * sequence.
   */
  static INDArray steps(int[] first, int[] end, int timeSteps) {
    float[] values = new float[Math.multiplyExact(first.length, timeSteps)];
    for (int i = 0; i < first.length; i++) {
      for (int step = first[i]; step < end[i]; step++) {
        values[i + step * first.length] = 1;
      }
    }
    return Floats.tensor(values, first.length, timeSteps);
  }
}
