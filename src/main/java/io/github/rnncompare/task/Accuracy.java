package io.github.rnncompare.task;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The share of classes that are foretold rightly: the class with the highest output is the one
 * foretold, the lower of two that are equal. Outputs with NaN among them foretell nothing, which is
 * wrong.
 *
 * <p>In plain loops: ND4J's Evaluation, which comes to the same, takes eight times as long (42 ms
 * and 5 ms for 1,000 sequences of 120 steps and 10 classes).
 */
final class Accuracy {
  private static final int NOTHING = -1;

  private Accuracy() {}

  /**
   * The metric "accuracy" of outputs for {@code targets}.
   *
   * @param targets one-hot: [sequences, classes], or [sequences, classes, time_steps]
   * @param positions [sequences, time_steps], 1 where a step counts, of which there is one at
   *     least; null where all do. Targets without steps have one
   */
  static Metric of(INDArray targets, @Nullable INDArray positions) {
    int steps = targets.rank() == 3 ? (int) targets.size(2) : 1;
    boolean[] counts = counts(positions, (int) targets.size(0) * steps);
    return Metric.ofWhole(
        "accuracy",
        Metric.Better.HIGHER,
        outputs -> share(classes(outputs), classes(targets), counts));
  }

  private static boolean[] counts(@Nullable INDArray positions, int length) {
    boolean[] counts = new boolean[length];
    if (positions == null) {
      Arrays.fill(counts, true);
      return counts;
    }
    float[] values = FloatArrays.byRow(positions);
    if (values.length != length) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d positions for %d targets", values.length, length));
    }
    boolean any = false;
    for (int i = 0; i < length; i++) {
      counts[i] = values[i] != 0;
      any |= counts[i];
    }
    if (!any) {
      throw new IllegalArgumentException("no position counts");
    }
    return counts;
  }

  private static double share(int[] foretold, int[] expected, boolean[] counts) {
    int right = 0;
    int all = 0;
    for (int i = 0; i < expected.length; i++) {
      if (counts[i]) {
        all++;
        right += foretold[i] == expected[i] ? 1 : 0;
      }
    }
    return (double) right / all;
  }

  /**
   * The class with the highest value at each position, sequence by sequence.
   *
   * @param scores [sequences, classes], or [sequences, classes, time_steps]
   */
  static int[] classes(INDArray scores) {
    int sequences = (int) scores.size(0);
    int classes = (int) scores.size(1);
    int steps = scores.rank() == 3 ? (int) scores.size(2) : 1;
    float[] values = FloatArrays.byRow(scores);
    int[] highest = new int[sequences * steps];
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int step = 0; step < steps; step++) {
        int first = sequence * classes * steps + step;
        highest[sequence * steps + step] = highest(values, first, classes, steps);
      }
    }
    return highest;
  }

  /**
   * Which of {@code classes} values, {@code apart} from each other, is the highest; −1 with NaN.
   */
  static int highest(float[] values, int first, int classes, int apart) {
    int highest = 0;
    for (int k = 0; k < classes; k++) {
      float value = values[first + k * apart];
      if (Float.isNaN(value)) {
        return NOTHING;
      }
      if (value > values[first + highest * apart]) {
        highest = k;
      }
    }
    return highest;
  }
}
