package io.github.rnncompare.task.generated;

import io.github.rnncompare.metric.NumberMetric;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.tensor.Floats;
import java.util.Random;

/**
 * The adding problem (Hochreiter and Schmidhuber 1997) in the form of Le et al. 2015: of two
 * features the first is U(0, 1), the second marks two steps with 1, one in each half, and is 0
 * elsewhere. The target is the sum of the two marked numbers, after the last step. The 1997 paper
 * uses numbers from −1 to 1 and varying lengths.
 *
 * <p>Features [sequences, 2, time_steps], targets [sequences, 1]. The first half has time_steps / 2
 * steps, rounded down.
 *
 * <p>Baseline: a predictor that always gives 1, the mean, has the mean squared error Var(U + U) =
 * 1/12 + 1/12 = 1/6.
 */
public record Adding(SplitSizes splits, int timeSteps) implements GeneratedTask {
  /** Numbers are drawn as {@link Random#nextFloat} does, in 24 bits. */
  private static final int LEVELS = 1 << 24;

  private static final double BASELINE = 1 / 6.0;

  public static Task read(Section spec) {
    Adding task = new Adding(SplitSizes.read(spec), spec.integer("time_steps", Range.atLeast(2)));
    task.splits.requireMemory(spec, task.shape());
    return task;
  }

  @Override
  public String description() {
    return "adding: " + splits.describe(shape(), "the sum of the two marked numbers");
  }

  @Override
  public Shape shape() {
    return new Shape(2, timeSteps, 1, TargetKind.VALUES, false);
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    return splits.data(
        timeSteps + 2,
        drawn -> draw(random, drawn),
        this::split,
        Baseline.onEverySplit("always 1", BASELINE, BASELINE));
  }

  /** The numbers, then the two marked steps. */
  private void draw(Random random, int[] drawn) {
    int half = timeSteps / 2;
    for (int step = 0; step < timeSteps; step++) {
      drawn[step] = random.nextInt(LEVELS);
    }
    drawn[timeSteps] = random.nextInt(half);
    drawn[timeSteps + 1] = half + random.nextInt(timeSteps - half);
  }

  private Split split(int[][] drawn) {
    int sequences = drawn.length;
    float[] features = new float[sequences * 2 * timeSteps]; // the first index changes fastest
    float[] targets = new float[sequences];
    for (int i = 0; i < sequences; i++) {
      int[] sequence = drawn[i];
      for (int step = 0; step < timeSteps; step++) {
        features[i + 2 * step * sequences] = number(sequence[step]);
      }
      for (int marked = timeSteps; marked < timeSteps + 2; marked++) {
        features[i + (2 * sequence[marked] + 1) * sequences] = 1;
        targets[i] += number(sequence[sequence[marked]]);
      }
    }
    Sequences both =
        new Sequences(
            Floats.tensor(features, sequences, 2, timeSteps), Floats.tensor(targets, sequences, 1));
    return new Split(both, NumberMetric.MSE.metric(both.targets()));
  }

  private static float number(int level) {
    return level / (float) LEVELS;
  }
}
