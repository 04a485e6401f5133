package io.github.rnncompare.task.generated;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How many sequences a generated task has for training, validation and test. No two of them are
 * equal, so the splits do not overlap.
 */
public record SplitSizes(int train, int validation, int test) {
  private static final int DEFAULT_SIZE = 1000;
  private static final String SEQUENCES = "sequences";

  static SplitSizes read(Section spec) {
    return new SplitSizes(
        spec.integer(SEQUENCES, Range.atLeast(1)),
        spec.integer("validation", DEFAULT_SIZE, Range.atLeast(1)),
        spec.integer("test", DEFAULT_SIZE, Range.atLeast(1)));
  }

  /** Reports a fault if the data would not fit into memory. */
  void requireMemory(Section spec, Shape shape) {
    double widest = Math.max(shape.inputSize(), shape.outputSize());
    requireMemory(
        spec,
        "with validation and test, × time_steps × features (or classes)",
        (double) total() * shape.timeSteps() * widest);
  }

  /**
   * Reports a fault if there are more values in all sequences than memory allows.
   *
   * @param product how {@code values} comes from the number of sequences
   */
  static void requireMemory(Section spec, String product, double values) {
    if (values > RandomTensors.MAX_VALUES) {
      spec.fault(
          SEQUENCES,
          String.format(
              Locale.ROOT,
              "%s is %.3g values; at most %.3g are allowed",
              product,
              values,
              RandomTensors.MAX_VALUES));
    }
  }

  /**
   * Reports a fault if there are fewer different sequences than requested.
   *
   * @param possible how many different ones there are; may be infinite
   */
  void requirePossible(Section spec, double possible) {
    requirePossible(spec, total(), possible);
  }

  /**
   * The same for sequences that are not all of those of the splits.
   *
   * @param requested how many are requested
   */
  static void requirePossible(Section spec, long requested, double possible) {
    if (requested > possible) {
      spec.fault(
          SEQUENCES,
          String.format(
              Locale.ROOT,
              "with validation and test is %d, but only %.0f different sequences are possible; take fewer, or longer ones",
              requested,
              possible));
    }
  }

  private long total() {
    return (long) train + validation + test;
  }

  /**
   * Draws the data, see {@link #draw}.
   *
   * @param split makes a split from the codes of its sequences, [sequences][length]
   */
  TaskData data(
      int length, Consumer<int[]> draw, Function<int[][], Split> split, List<Baseline> baselines) {
    int[][][] drawn = draw(length, draw);
    return new TaskData(
        split.apply(drawn[0]), split.apply(drawn[1]), split.apply(drawn[2]), baselines, List.of());
  }

  /**
   * Draws the sequences of training, validation and test. A duplicate is replaced by a new draw, so
   * that all sequences are equally likely to be included.
   *
   * @param length how many numbers encode a sequence
   * @param draw overwrites the code of a sequence; different sequences have different codes
   * @return [3][sequences][length]
   */
  int[][][] draw(int length, Consumer<int[]> draw) {
    int[][] drawn = new int[Math.toIntExact(total())][length];
    Set<IntBuffer> known = new HashSet<>(); // compared by content
    for (int[] sequence : drawn) {
      do {
        draw.accept(sequence);
      } while (!known.add(IntBuffer.wrap(sequence)));
    }
    return new int[][][] {
      Arrays.copyOf(drawn, train),
      Arrays.copyOfRange(drawn, train, train + validation),
      Arrays.copyOfRange(drawn, train + validation, drawn.length)
    };
  }

  /** For a description: "1000 sequences × 50 steps × 2 features → 1 value at the last step; …". */
  String describe(Shape shape, String targets) {
    return String.format(
        Locale.ROOT,
        "%d sequences × %d steps × %d features → %s; validation %d, test %d",
        train,
        shape.timeSteps(),
        shape.inputSize(),
        targets,
        validation,
        test);
  }
}
