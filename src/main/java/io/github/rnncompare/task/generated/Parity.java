package io.github.rnncompare.task.generated;

import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrainedNetwork;
import io.github.rnncompare.task.files.SequencePredictions;
import io.github.rnncompare.task.generated.VaryingLengths.Reading;
import io.github.rnncompare.task.generated.VaryingLengths.TestGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Parity (Bengio, Simard and Frasconi 1994), in sequences of different lengths: of bits, each drawn
 * with probability 1/2, the target is whether the number of ones is even or odd, after the last
 * step. Every single bit decides it, so that who misses one can only guess.
 *
 * <p>Features are one-hot of 0 and 1: [sequences, 2, longest], where {@code longest} is that of
 * training, of the test split the greatest of its lengths; mask [sequences, longest]; targets
 * one-hot of even and odd: [sequences, 2].
 *
 * <p>Baseline: equal probabilities have the loss ln 2 and the accuracy 1/2.
 *
 * @param lengths bits of a sequence
 */
public record Parity(VaryingLengths lengths) implements GeneratedTask {
  private static final List<String> CLASSES = List.of("even", "odd");
  private static final int BITS = 2;

  public static Task read(Section spec) {
    VaryingLengths lengths = VaryingLengths.read(spec, 1);
    lengths.requireMemory(spec, BITS, 1);
    lengths.requirePossible(spec, length -> StrictMath.pow(BITS, length));
    return new Parity(lengths);
  }

  @Override
  public String description() {
    return "parity: " + lengths.describe(BITS, "whether the number of ones is even", "");
  }

  @Override
  public Shape shape() {
    return lengths.shape(BITS, CLASSES.size());
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    IntFunction<int[]> draw = length -> random.ints(length, 0, BITS).toArray();
    return lengths.data(
        random,
        draw,
        lengths.testLengths().stream()
            .map(length -> new TestGroup("length " + length, () -> draw.apply(length)))
            .toList(),
        new Reading(BITS, CLASSES, sequence -> IntStream.of(sequence).sum() % 2));
  }

  @Override
  public Predictions predict(Path file, TrainedNetwork network) throws IOException {
    return SequencePredictions.ofFeatures(file, shape(), CLASSES, network);
  }
}
