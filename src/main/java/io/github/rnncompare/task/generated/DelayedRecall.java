package io.github.rnncompare.task.generated;

import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.util.Locale;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Delayed recall, the lecture's "crecí en España … hablo español": a key symbol, then distractors,
 * then a cue; the target is the key, after the last step. Keys and distractors are drawn uniformly.
 *
 * <p>Features are one-hot, first the keys, then the distractors, then the cue: [sequences, keys +
 * distractors + 1, time_steps]; targets one-hot: [sequences, keys].
 *
 * <p>Baseline: equal probabilities for all keys have the loss ln keys and the accuracy 1/keys.
 *
 * @param timeSteps key, distractors and cue together
 * @param keys number of different keys
 * @param distractors number of different distractors
 */
public record DelayedRecall(SplitSizes splits, int timeSteps, int keys, int distractors)
    implements GeneratedTask {

  public static Task read(Section spec) {
    SplitSizes splits = SplitSizes.read(spec);
    DelayedRecall task =
        new DelayedRecall(
            splits,
            spec.integer("time_steps", Range.atLeast(3)),
            spec.integer("keys", 4, Range.atLeast(2)),
            spec.integer("distractors", 4, Range.atLeast(1)));
    splits.requireMemory(spec, task.shape());
    splits.requirePossible(
        spec, task.keys * StrictMath.pow(task.distractors, task.timeSteps - 2.0));
    return task;
  }

  @Override
  public String description() {
    return "delayed_recall: "
        + splits.describe(shape(), String.format(Locale.ROOT, "which of %d keys came first", keys));
  }

  @Override
  public Shape shape() {
    return new Shape(keys + distractors + 1, timeSteps, keys, TargetKind.CLASSES, false);
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    return splits.data(
        timeSteps,
        sequence -> draw(random, sequence),
        this::split,
        Baseline.onEverySplit("equal chances", StrictMath.log(keys), 1.0 / keys));
  }

  private void draw(Random random, int[] sequence) {
    sequence[0] = random.nextInt(keys);
    for (int step = 1; step < timeSteps - 1; step++) {
      sequence[step] = keys + random.nextInt(distractors);
    }
    sequence[timeSteps - 1] = keys + distractors;
  }

  private Split split(int[][] sequences) {
    int[] first = new int[sequences.length];
    for (int i = 0; i < first.length; i++) {
      first[i] = sequences[i][0];
    }
    INDArray targets = OneHot.of(first, keys);
    return new Split(
        new Sequences(OneHot.ofSteps(sequences, shape().inputSize(), shape().timeSteps()), targets),
        ClassMetric.ACCURACY.metric(targets, null));
  }
}
