package io.github.rnncompare.task.generated;

import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The embedded Reber grammar (Cleeremans et al. 1989; Hochreiter and Schmidhuber 1997, experiment
 * 1): the next symbol is to be predicted at every step. The second symbol, T or P, recurs as the
 * last but one, so that a string of n symbols requires remembering it over n − 3 steps; {@code
 * shortest} and {@code timeSteps} bound n. Within these bounds strings are drawn with the
 * probabilities of {@link ReberGrammar}. There are 18 strings of up to 11 symbols, 1,036 of up to
 * 20, 48,858 of up to 30, 102,224,156 of up to 50.
 *
 * <p>A string may occur twice within a split, but never in two splits: one that is in an earlier
 * split is replaced by a new draw, so that validation and test have more of the rare, long ones. In
 * the papers the target is the set of legal next symbols; here it is the symbol that follows.
 *
 * <p>Features and targets [sequences, 7, time_steps − 1], one-hot over B, T, P, S, X, V, E; mask
 * [sequences, time_steps − 1]. The metric is the accuracy on the last but one symbol alone.
 *
 * <p>Baselines: a predictor that has forgotten the second symbol has an expected accuracy of 1/2.
 * The loss is the cross-entropy of the symbol frequencies of the training targets, on each split's
 * own targets.
 */
public record EmbeddedReber(SplitSizes splits, int shortest, int timeSteps)
    implements GeneratedTask {
  private static final int SYMBOLS = ReberGrammar.SIZE;
  private static final int LONGEST = 100_000_000;

  public static Task read(Section spec) {
    EmbeddedReber task =
        new EmbeddedReber(
            SplitSizes.read(spec),
            spec.integer(
                "shortest", ReberGrammar.SHORTEST, Range.between(ReberGrammar.SHORTEST, LONGEST)),
            spec.integer("time_steps", Range.between(ReberGrammar.SHORTEST, LONGEST)));
    if (task.shortest > task.timeSteps) {
      spec.fault(
          "shortest",
          String.format(
              Locale.ROOT,
              "is %d; expected at most time_steps, %d",
              task.shortest,
              task.timeSteps));
    } else {
      task.splits.requireMemory(spec, task.shape());
      task.splits.requirePossible(spec, ReberGrammar.count(task.shortest, task.timeSteps));
    }
    return task;
  }

  @Override
  public String description() {
    return "embedded_reber: "
        + splits.describe(
            shape(),
            String.format(
                Locale.ROOT,
                "the next symbol of strings of %d to %d symbols",
                shortest,
                timeSteps));
  }

  @Override
  public Shape shape() {
    return new Shape(SYMBOLS, timeSteps - 1, SYMBOLS, TargetKind.CLASSES, true);
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    ReberGrammar grammar = new ReberGrammar(shortest, timeSteps);
    SplitDraws draws = new SplitDraws();
    // There are enough strings, and memory bounds how many are drawn, so some of those left are
    // frequent enough to be found.
    int[][] train = draws.draw(splits.train(), i -> grammar.draw(random));
    int[][] validation = draws.draw(splits.validation(), i -> grammar.draw(random));
    int[][] test = draws.draw(splits.test(), i -> grammar.draw(random));
    return new TaskData(
        split(train),
        split(validation),
        split(test),
        ReberGrammar.baselines(train, validation, test),
        List.of());
  }

  private Split split(int[][] strings) {
    int steps = timeSteps - 1;
    int[] beforeLast = Arrays.stream(strings).mapToInt(string -> string.length - 3).toArray();
    int[] ends = Arrays.stream(beforeLast).map(step -> step + 1).toArray();
    Sequences sequences = OneHot.nextSymbols(strings, SYMBOLS, steps);
    return new Split(
        sequences,
        ClassMetric.ACCURACY.metric(sequences.targets(), OneHot.steps(beforeLast, ends, steps)));
  }
}
