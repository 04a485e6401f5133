package io.github.rnncompare.task.generated;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.task.ClassReadout;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.generated.VaryingLengths.Reading;
import io.github.rnncompare.task.generated.VaryingLengths.TestGroup;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A signal among distractors, in sequences of different lengths: one of {@code keys} signals occurs
 * once, distractors at all other steps but the last, which is a cue. The target is the signal,
 * after the last step. Signals and distractors are drawn uniformly.
 *
 * <p>In training and validation the signal stands at a uniformly drawn step of the first half. The
 * test split has for each of its lengths first {@code test} sequences with the signal in the first
 * half, then {@code test} with the signal in the second, where it never was in training. The first
 * half is (length − 1) / 2 steps, rounded down, the second is the others before the cue.
 *
 * <p>Features are one-hot, first the signals, then the distractors, then the cue: [sequences, keys
 * + distractors + 1, longest], where {@code longest} is that of training, of the test split the
 * greatest of its lengths; mask [sequences, longest]; targets one-hot: [sequences, keys].
 *
 * <p>Baseline: equal probabilities for all signals have the loss ln keys and the accuracy 1/keys.
 *
 * @param lengths signal, distractors and cue together
 * @param keys number of different signals
 * @param distractors number of different distractors
 */
public record Signal(VaryingLengths lengths, int keys, int distractors) implements GeneratedTask {

  public static Task read(Section spec) {
    VaryingLengths lengths = VaryingLengths.read(spec, 3);
    Signal task =
        new Signal(
            lengths,
            spec.integer("keys", 4, Range.atLeast(2)),
            spec.integer("distractors", 4, Range.atLeast(1)));
    lengths.requireMemory(spec, task.symbols(), 2);
    lengths.requirePossible(spec, task::possible);
    return task;
  }

  /** How many sequences of a length have the signal in the first half. */
  private double possible(int length) {
    return (double) keys * firstHalf(length) * StrictMath.pow(distractors, length - 2.0);
  }

  private static int firstHalf(int length) {
    return (length - 1) / 2;
  }

  private int symbols() {
    return keys + distractors + 1;
  }

  @Override
  public String description() {
    return "signal: "
        + lengths.describe(
            symbols(),
            String.format(Locale.ROOT, "which of %d signals was among distractors", keys),
            ", the signal in the first half, and again in the second");
  }

  @Override
  public Shape shape() {
    return lengths.shape(symbols(), keys);
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    return lengths.data(
        random,
        length -> inFirstHalf(random, length),
        lengths.testLengths().stream()
            .flatMap(
                length ->
                    Stream.of(
                        new TestGroup(
                            "length " + length + ", first half", () -> inFirstHalf(random, length)),
                        new TestGroup(
                            "length " + length + ", second half",
                            () -> inSecondHalf(random, length))))
            .toList(),
        new Reading(
            symbols(),
            IntStream.range(0, keys).mapToObj(ClassReadout::number).toList(),
            this::signal));
  }

  private int[] inFirstHalf(Random random, int length) {
    return draw(random, length, random.nextInt(firstHalf(length)));
  }

  private int[] inSecondHalf(Random random, int length) {
    int first = firstHalf(length);
    return draw(random, length, first + random.nextInt(length - 1 - first));
  }

  private int[] draw(Random random, int length, int place) {
    int[] sequence = new int[length];
    for (int step = 0; step < length - 1; step++) {
      sequence[step] = keys + random.nextInt(distractors);
    }
    sequence[place] = random.nextInt(keys);
    sequence[length - 1] = keys + distractors;
    return sequence;
  }

  private int signal(int[] sequence) {
    return IntStream.of(sequence).filter(symbol -> symbol < keys).findFirst().orElseThrow();
  }
}
