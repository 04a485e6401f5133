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
 * How many sequences a generated task has to train, validate and test. All of them differ, so that
 * no split has a sequence of another.
 */
public record SplitSizes(int train, int validation, int test) {
  private static final int USUAL = 1000;

  static SplitSizes read(Section spec) {
    return new SplitSizes(
        spec.integer("sequences", Range.atLeast(1)),
        spec.integer("validation", USUAL, Range.atLeast(1)),
        spec.integer("test", USUAL, Range.atLeast(1)));
  }

  /** Notes as a fault what would not fit into memory. */
  void requireMemory(Section spec, Shape shape) {
    double widest = Math.max(shape.inputSize(), shape.outputSize());
    double values = (double) total() * shape.timeSteps() * widest;
    if (values > RandomTensors.MAX_VALUES) {
      spec.fault(
          "sequences",
          String.format(
              Locale.ROOT,
              "with validation and test, × time_steps × features (or classes) is %.3g values; at most %.3g are allowed",
              values,
              RandomTensors.MAX_VALUES));
    }
  }

  /**
   * Notes as a fault that there are not so many sequences.
   *
   * @param possible how many different ones there are, which may be infinite
   */
  void requirePossible(Section spec, double possible) {
    if (total() > possible) {
      spec.fault(
          "sequences",
          String.format(
              Locale.ROOT,
              "with validation and test is %d, but only %.0f different sequences are possible; take fewer, or longer ones",
              total(),
              possible));
    }
  }

  private long total() {
    return (long) train + validation + test;
  }

  /**
   * Draws the data. What was drawn before is drawn again, so that all sequences are equally likely
   * to be among them.
   *
   * @param length of what stands for a sequence
   * @param draw overwrites what stands for a sequence; what stands for two differs where they do
   * @param split of the sequences that some of them, [sequences][length], stand for
   */
  TaskData data(
      int length, Consumer<int[]> draw, Function<int[][], Split> split, List<Baseline> baselines) {
    int[][] drawn = new int[Math.toIntExact(total())][length];
    Set<IntBuffer> known = new HashSet<>(); // of the arrays' content
    for (int[] sequence : drawn) {
      do {
        draw.accept(sequence);
      } while (!known.add(IntBuffer.wrap(sequence)));
    }
    return new TaskData(
        split.apply(Arrays.copyOf(drawn, train)),
        split.apply(Arrays.copyOfRange(drawn, train, train + validation)),
        split.apply(Arrays.copyOfRange(drawn, train + validation, drawn.length)),
        baselines,
        List.of());
  }

  /** "1000 sequences × 50 steps × 2 features → 1 value at the last step; …", for a description. */
  String told(Shape shape, String targets) {
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
