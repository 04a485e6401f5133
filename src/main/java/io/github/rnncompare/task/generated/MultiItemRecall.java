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
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Recall of several keys in order, as in copy memory (Arjovsky et al. 2016), but with the keys
 * scattered among distractors. A sequence has {@code items} keys at uniformly drawn steps and
 * distractors elsewhere, then a cue, then {@code items} blanks. At these last steps the keys are to
 * be predicted, one a step; the target at all steps before is blank. A key may occur more than
 * once.
 *
 * <p>Features are one-hot, first the keys, then the distractors, the cue and the blank: [sequences,
 * keys + distractors + 2, time_steps]; targets one-hot, the keys and the blank: [sequences, keys +
 * 1, time_steps]. The accuracy is over the last {@code items} steps.
 *
 * <p>Baseline: blank before the answers, then equal probabilities for all keys. The loss, a mean
 * over all steps, is items · ln keys / time_steps; the accuracy is 1/keys.
 *
 * @param timeSteps keys, distractors, cue and answers together
 * @param items keys in a sequence
 * @param keys number of different keys
 * @param distractors number of different distractors
 */
public record MultiItemRecall(
    SplitSizes splits, int timeSteps, int items, int keys, int distractors)
    implements GeneratedTask {

  public static Task read(Section spec) {
    SplitSizes splits = SplitSizes.read(spec);
    MultiItemRecall task =
        new MultiItemRecall(
            splits,
            spec.integer("time_steps", Range.atLeast(3)),
            spec.integer("items", Range.atLeast(1)),
            spec.integer("keys", 4, Range.atLeast(2)),
            spec.integer("distractors", 4, Range.atLeast(1)));
    int least = 2 * task.items + 1;
    if (task.timeSteps < least) {
      spec.fault(
          "time_steps",
          String.format(
              Locale.ROOT,
              "is %d; %d items, the cue and %d answers need at least %d",
              task.timeSteps,
              task.items,
              task.items,
              least));
    } else {
      splits.requirePossible(spec, task.possible());
    }
    splits.requireMemory(spec, task.shape());
    return task;
  }

  /** Steps before the cue. */
  private int cue() {
    return timeSteps - items - 1;
  }

  /**
   * How many sequences are possible: ways to choose the places × keys ^ items × distractors ^ other
   * places.
   */
  private double possible() {
    double possible = StrictMath.pow(distractors, cue() - items);
    for (int item = 1; item <= items; item++) {
      possible *= (double) keys * (cue() - items + item) / item;
    }
    return Math.rint(possible);
  }

  @Override
  public String description() {
    return "multi_item_recall: "
        + splits.describe(
            shape(), String.format(Locale.ROOT, "%d of %d keys at the last steps", items, keys));
  }

  @Override
  public Shape shape() {
    return new Shape(keys + distractors + 2, timeSteps, keys + 1, TargetKind.CLASSES, true);
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    return splits.data(
        timeSteps,
        sequence -> draw(random, sequence),
        this::split,
        Baseline.onEverySplit(
            "blank, then equal chances", items * StrictMath.log(keys) / timeSteps, 1.0 / keys));
  }

  private void draw(Random random, int[] sequence) {
    int missing = items;
    for (int step = 0; step < cue(); step++) {
      // All choices of places are equally likely: Knuth, volume 2, algorithm S.
      if (random.nextInt(cue() - step) < missing) {
        sequence[step] = random.nextInt(keys);
        missing--;
      } else {
        sequence[step] = keys + random.nextInt(distractors);
      }
    }
    sequence[cue()] = keys + distractors;
    Arrays.fill(sequence, cue() + 1, timeSteps, keys + distractors + 1);
  }

  private Split split(int[][] sequences) {
    int[][] answers = new int[sequences.length][timeSteps];
    for (int i = 0; i < sequences.length; i++) {
      Arrays.fill(answers[i], keys);
      int answer = cue() + 1;
      for (int symbol : sequences[i]) {
        if (symbol < keys) {
          answers[i][answer] = symbol;
          answer++;
        }
      }
    }
    INDArray targets = OneHot.ofSteps(answers, keys + 1, shape().timeSteps());
    INDArray scored = OneHot.stepsFrom(cue() + 1, sequences.length, timeSteps);
    return new Split(
        new Sequences(OneHot.ofSteps(sequences, shape().inputSize(), shape().timeSteps()), targets),
        ClassMetric.ACCURACY.metric(targets, scored));
  }
}
