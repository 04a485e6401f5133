package io.github.rnncompare.task.generated;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counting (Gers and Schmidhuber 2001): a string is a start symbol, n times a, n times b, and an
 * end symbol; at every step the next symbol is to be predicted. Start and end are the same symbol.
 *
 * <p>There is one string for each n, so the splits differ in n: training draws n from 1 to {@code
 * longest}, validation has each n from there to {@code validationLongest} once, the test each n
 * beyond, up to {@code testLongest}. So the chosen epoch is one that counts further than it was
 * trained on, and the test goes further still. Only the training split is random. (The paper
 * chooses no epoch; it has no validation split.)
 *
 * <p>Features and targets [strings, 3, 2·n + 1], one-hot over start or end, a, b, where n is the
 * longest of the split; mask [strings, 2·n + 1].
 *
 * <p>The metric is the share of strings predicted correctly at every step from the first b on,
 * where the next symbol is certain. The papers count successes in the same way. The accuracy over
 * these steps would be (n − 1)/n for a predictor that always gives b.
 *
 * <p>Baselines: a predictor that does not count the a's ends all strings after the same number of
 * b's, and so gets one of the test strings right. The loss is the cross-entropy of the training
 * split's bigram frequencies (of each symbol after the one before) on each split's own strings.
 */
public record Counting(int sequences, int longest, int validationLongest, int testLongest)
    implements GeneratedTask {
  private static final int LONGEST = 1_000_000;
  private static final int EDGE = 0;
  private static final int A = 1;
  private static final int B = 2;
  private static final int SYMBOLS = 3;

  public static Task read(Section spec) {
    int sequences = spec.integer("sequences", Range.atLeast(1));
    int longest = spec.integer("longest", 10, Range.between(1, LONGEST));
    int validation = spec.integer("validation_longest", 2 * longest, Range.between(2, LONGEST));
    int test = spec.integer("test_longest", 3 * longest, Range.between(3, LONGEST));
    requireMore(spec, "validation_longest", validation, "longest", longest);
    requireMore(spec, "test_longest", test, "validation_longest", validation);
    SplitSizes.requireMemory(
        spec,
        "with those of validation and test, × steps × symbols,",
        values(sequences, longest)
            + values(validation - longest, validation)
            + values(test - validation, test));
    return new Counting(sequences, longest, validation, test);
  }

  private static void requireMore(Section spec, String key, int value, String than, int bound) {
    if (value <= bound) {
      spec.fault(
          key, String.format(Locale.ROOT, "is %d; expected more than %s, %d", value, than, bound));
    }
  }

  private static double values(int strings, int longest) {
    return (double) strings * steps(longest) * SYMBOLS;
  }

  /** All symbols but the first are targets. */
  private static int steps(int n) {
    return 2 * n + 1;
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "counting: %d strings aⁿbⁿ, n from 1 to %d → the next symbol; validation to n = %d, test to n = %d",
        sequences,
        longest,
        validationLongest,
        testLongest);
  }

  /** The shape of the training split. */
  @Override
  public Shape shape() {
    return new Shape(SYMBOLS, steps(longest), SYMBOLS, TargetKind.CLASSES, true);
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    int[] train = random.ints(sequences, 1, longest + 1).toArray();
    int[] validation = IntStream.rangeClosed(longest + 1, validationLongest).toArray();
    int[] test = IntStream.rangeClosed(validationLongest + 1, testLongest).toArray();
    Frequencies known = frequencies(train);
    String name = "last symbol alone";
    return new TaskData(
        split(train, longest),
        split(validation, validationLongest),
        split(test, testLongest),
        List.of(
            new Baseline(name, "final_train_loss", known.crossEntropy(known)),
            new Baseline(name, "best_validation_loss", known.crossEntropy(frequencies(validation))),
            new Baseline(name, "test_loss", known.crossEntropy(frequencies(test))),
            new Baseline("one n for all", "test_metric", 1.0 / test.length)),
        List.of());
  }

  private static Frequencies frequencies(int[] counts) {
    return Frequencies.after(strings(counts), SYMBOLS);
  }

  private static int[][] strings(int[] counts) {
    return Arrays.stream(counts).mapToObj(Counting::string).toArray(int[][]::new);
  }

  private static int[] string(int n) {
    int[] string = new int[steps(n) + 1];
    Arrays.fill(string, 1, n + 1, A);
    Arrays.fill(string, n + 1, 2 * n + 1, B);
    string[steps(n)] = EDGE;
    return string;
  }

  private static Split split(int[] counts, int most) {
    int[][] strings = strings(counts);
    return new Split(
        OneHot.nextSymbols(strings, SYMBOLS, steps(most)),
        Metric.ofWhole(
            "strings_right",
            Metric.Better.HIGHER,
            outputs -> stringsRight(outputs, counts, strings)));
  }

  /** The share of strings that are predicted correctly from the first b on. */
  private static double stringsRight(INDArray outputs, int[] counts, int[][] strings) {
    OutputBatch batch = OutputBatch.of(outputs);
    int right = 0;
    for (int i = 0; i < counts.length; i++) {
      boolean whole = true;
      for (int step = counts[i] + 1; step < steps(counts[i]); step++) {
        whole &= batch.predicted(i, step) == strings[i][step + 1]; // the symbol after it
      }
      right += whole ? 1 : 0;
    }
    return (double) right / counts.length;
  }
}
