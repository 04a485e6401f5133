package io.github.rnncompare.task.generated;

import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.ClassReadout;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Splits of sequences that vary in length, padded at the end and masked, with one class to predict
 * for each. Lengths in training and validation are drawn uniformly from {@code shortest} to {@code
 * longest}. The test split has one or several groups of {@code sizes.test()} sequences for each of
 * {@code testLengths}, in this order.
 *
 * <p>A sequence may occur twice within a split, but never in two: one of training that is in the
 * test split, and one of validation that is in either, is replaced by a new draw, of a new length.
 * So where there are few short sequences, validation has fewer of them than of longer ones.
 *
 * @param testLengths different, at least one
 */
record VaryingLengths(SplitSizes sizes, int shortest, int longest, List<Integer> testLengths) {
  private static final int LONGEST = 1_000_000;

  /**
   * Some sequences of the test split.
   *
   * @param name what they have in common: "length 60"
   * @param draw draws one of them
   */
  record TestGroup(String name, Supplier<int[]> draw) {}

  /**
   * How sequences are read.
   *
   * @param symbols number of different symbols
   * @param classes the names of the classes, in their order
   * @param target the class of a sequence, from 0
   */
  record Reading(int symbols, List<String> classes, ToIntFunction<int[]> target) {}

  /**
   * Reads the keys of sizes and lengths.
   *
   * @param least steps of a sequence
   */
  static VaryingLengths read(Section spec, int least) {
    SplitSizes sizes = SplitSizes.read(spec);
    Range range = Range.between(least, LONGEST);
    int shortest = spec.integer("shortest", range);
    int longest = spec.integer("longest", range);
    if (longest < shortest) {
      spec.fault(
          "longest",
          String.format(Locale.ROOT, "is %d; expected at least shortest, %d", longest, shortest));
    }
    List<Long> fallback = List.of((long) longest, 2L * longest, 4L * longest);
    List<Integer> testLengths =
        spec.wholeNumbers("test_lengths", fallback, range).stream().map(Math::toIntExact).toList();
    return new VaryingLengths(sizes, shortest, longest, testLengths);
  }

  /**
   * Reports a fault if the data would not fit into memory.
   *
   * @param groups of the test split for each length
   */
  void requireMemory(Section spec, int symbols, int groups) {
    double trained = ((double) sizes.train() + sizes.validation()) * longest;
    double tested = (double) sizes.test() * groups * testLengths.size() * longestTest();
    SplitSizes.requireMemory(
        spec,
        "with those of validation and test, × steps with padding × features,",
        (trained + tested) * symbols);
  }

  /**
   * Reports a fault if there are fewer different sequences for training than requested.
   *
   * @param possible how many there are of a length
   */
  void requirePossible(Section spec, IntToDoubleFunction possible) {
    long requested = (long) sizes.train() + sizes.validation();
    double all = 0;
    for (int length = shortest; length <= longest; length++) {
      all += possible.applyAsDouble(length);
      requested += testLengths.contains(length) ? sizes.test() : 0;
    }
    if (shortest <= longest) {
      SplitSizes.requirePossible(spec, requested, all);
    }
  }

  /** The shape of the training split. */
  Shape shape(int symbols, int classes) {
    return new Shape(symbols, longest, classes, TargetKind.CLASSES, false);
  }

  private int longestTest() {
    return testLengths.isEmpty() ? 0 : Collections.max(testLengths);
  }

  /** For a description: "1000 sequences × 5 to 30 steps × 2 features → …". */
  String describe(int symbols, String target, String tested) {
    return String.format(
        Locale.ROOT,
        "%d sequences × %d to %d steps × %d features → %s; validation %d, test %d of each of %s steps%s",
        sizes.train(),
        shortest,
        longest,
        symbols,
        target,
        sizes.validation(),
        sizes.test(),
        testLengths.stream().map(String::valueOf).collect(Collectors.joining(", ")),
        tested);
  }

  /**
   * Draws the data. Sequence i of the test split belongs to group i / sizes.test(), and is named
   * after it and its number in it: "length 60, 1". The baseline is equal chances for all classes.
   *
   * @param draw draws a sequence of a length, for training and validation
   * @param groups of the test split
   */
  TaskData data(Random random, IntFunction<int[]> draw, List<TestGroup> groups, Reading reading) {
    IntFunction<int[]> ofAnyLength =
        i -> draw.apply(shortest + random.nextInt(longest - shortest + 1));
    int each = sizes.test();
    SplitDraws draws = new SplitDraws();
    // The test split comes first, as its lengths are fixed.
    int[][] test = draws.draw(each * groups.size(), i -> groups.get(i / each).draw().get());
    int[][] train = draws.draw(sizes.train(), ofAnyLength);
    int[][] validation = draws.draw(sizes.validation(), ofAnyLength);
    int classes = reading.classes().size();
    return new TaskData(
        split(train, longest, ClassReadout::number, reading),
        split(validation, longest, ClassReadout::number, reading),
        split(
            test,
            longestTest(),
            i -> groups.get(i / each).name() + ", " + ClassReadout.number(i % each),
            reading),
        Baseline.onEverySplit("equal chances", StrictMath.log(classes), 1.0 / classes),
        List.of());
  }

  private static Split split(
      int[][] sequences, int timeSteps, IntFunction<String> names, Reading reading) {
    INDArray targets =
        OneHot.of(
            Arrays.stream(sequences).mapToInt(reading.target()).toArray(),
            reading.classes().size());
    return new Split(
        OneHot.padded(sequences, reading.symbols(), timeSteps, targets),
        ClassMetric.ACCURACY.metric(targets, null),
        ClassReadout.of(names, reading.classes()::get));
  }
}
