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
 * Temporal order (Hochreiter and Schmidhuber 1997, tasks 6a and 6b): a sequence begins with E and
 * ends with B; X or Y stands at two or three places between, and one of a, b, c, d at all others.
 * The target is which of XX, XY, YX, YY (or XXX, XXY, …, YYY) it was, after the last step.
 *
 * <p>In the paper a sequence has 100 to 110 symbols, and the places are drawn from 10 to 20 and 50
 * to 60, for three symbols from 10 to 20, 33 to 43 and 66 to 76. Here all sequences have {@code
 * time_steps} symbols, and these numbers are hundredths of that, rounded down, both ends included;
 * E stands at step 0. (Pascanu et al. 2013 draw the second of two places from 40 to 50.)
 *
 * <p>Features are one-hot of a, b, c, d, E, B, X, Y: [sequences, 8, time_steps]; targets one-hot:
 * [sequences, 4], or [sequences, 8]. Class k has X where k's binary digit, first place first, is 0.
 *
 * <p>Baseline: equal probabilities for all n orders have the loss ln n and the accuracy 1/n.
 *
 * @param symbols places at which X or Y stands, 2 or 3
 */
public record TemporalOrder(SplitSizes splits, int timeSteps, int symbols)
    implements GeneratedTask {
  private static final int DISTRACTORS = 4;
  private static final int BEGIN = 4;
  private static final int END = 5;
  private static final int X = 6;
  private static final int SIZE = 8;

  /** First and last of the steps where each may stand, in hundredths of time_steps. */
  private static final int[][] TWO = {{10, 20}, {50, 60}};

  private static final int[][] THREE = {{10, 20}, {33, 43}, {66, 76}};

  public static Task read(Section spec) {
    SplitSizes splits = SplitSizes.read(spec);
    // From 10 steps on the places lie apart, after E and before B.
    int timeSteps = spec.integer("time_steps", Range.atLeast(10));
    TemporalOrder task =
        new TemporalOrder(splits, timeSteps, spec.integer("symbols", 2, Range.between(2, 3)));
    splits.requireMemory(spec, task.shape());
    splits.requirePossible(spec, task.possible());
    return task;
  }

  private double possible() {
    double possible = orders() * StrictMath.pow(DISTRACTORS, timeSteps - 2 - symbols);
    for (int[] place : places()) {
      possible *= step(place[1]) - step(place[0]) + 1;
    }
    return possible;
  }

  private int[][] places() {
    return symbols == 2 ? TWO : THREE;
  }

  private int step(int hundredths) {
    return (int) ((long) timeSteps * hundredths / 100);
  }

  private int orders() {
    return 1 << symbols;
  }

  @Override
  public String description() {
    return "temporal_order: "
        + splits.describe(
            shape(),
            String.format(Locale.ROOT, "which of the %d orders of %d symbols", orders(), symbols));
  }

  @Override
  public Shape shape() {
    return new Shape(SIZE, timeSteps, orders(), TargetKind.CLASSES, false);
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    return splits.data(
        timeSteps,
        sequence -> draw(random, sequence),
        this::split,
        Baseline.onEverySplit("equal chances", StrictMath.log(orders()), 1.0 / orders()));
  }

  private void draw(Random random, int[] sequence) {
    sequence[0] = BEGIN;
    for (int step = 1; step < timeSteps - 1; step++) {
      sequence[step] = random.nextInt(DISTRACTORS);
    }
    sequence[timeSteps - 1] = END;
    for (int[] place : places()) {
      int first = step(place[0]);
      sequence[first + random.nextInt(step(place[1]) - first + 1)] = X + random.nextInt(2);
    }
  }

  private Split split(int[][] sequences) {
    int[] orders = new int[sequences.length];
    for (int i = 0; i < orders.length; i++) {
      for (int symbol : sequences[i]) {
        if (symbol >= X) {
          orders[i] = 2 * orders[i] + symbol - X;
        }
      }
    }
    INDArray targets = OneHot.of(orders, orders());
    return new Split(
        new Sequences(OneHot.ofSteps(sequences, SIZE, shape().timeSteps()), targets),
        ClassMetric.ACCURACY.metric(targets, null));
  }
}
