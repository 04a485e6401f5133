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
import io.github.rnncompare.tensor.Floats;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The continual embedded Reber grammar (Gers, Schmidhuber and Cummins 2000): embedded Reber strings
 * are joined one after another, without any mark between them, and the next symbol is to be
 * predicted at every step. So a network has to find out by itself where a string ends, and forget
 * its second symbol there. A string has 9 to {@code longest} symbols, drawn with the probabilities
 * of {@link ReberGrammar}; the last one of a stream may be cut.
 *
 * <p>In the paper a stream goes on until the network makes a mistake, or for 100,000 symbols, there
 * is no bound on the length of a string, and the target is the set of legal next symbols; here it
 * is the symbol that follows.
 *
 * <p>Features and targets [sequences, 7, time_steps], one-hot over B, T, P, S, X, V, E: the first
 * {@code timeSteps} symbols of a stream of one more, and the last. The metric is the accuracy on
 * the last but one symbol of each whole string of a stream; the first string is always whole.
 *
 * <p>Baselines: as those of {@link EmbeddedReber}.
 */
public record ContinualReber(SplitSizes splits, int timeSteps, int longest)
    implements GeneratedTask {
  /** Two of the shortest strings. */
  private static final int LEAST = 2 * ReberGrammar.SHORTEST;

  private static final int LONGEST = 1000;
  private static final int DEFAULT_LONGEST = 20;

  /** There are more streams of so many symbols than memory allows, whatever the longest string. */
  private static final int COUNTED = 200;

  private static final int END = ReberGrammar.SYMBOLS.indexOf('E');
  private static final int ENDING = 3;

  public static Task read(Section spec) {
    SplitSizes splits = SplitSizes.read(spec);
    int timeSteps = spec.integer("time_steps", Range.atLeast(LEAST));
    int longest =
        spec.integer(
            "longest",
            Math.min(timeSteps, DEFAULT_LONGEST),
            Range.between(ReberGrammar.SHORTEST, LONGEST));
    ContinualReber task = new ContinualReber(splits, timeSteps, longest);
    if (longest > timeSteps) {
      spec.fault(
          "longest",
          String.format(Locale.ROOT, "is %d; expected at most time_steps, %d", longest, timeSteps));
    } else {
      splits.requireMemory(spec, task.shape());
      splits.requirePossible(spec, task.grammar().countStreams(Math.min(timeSteps + 1, COUNTED)));
    }
    return task;
  }

  private ReberGrammar grammar() {
    return new ReberGrammar(ReberGrammar.SHORTEST, longest);
  }

  @Override
  public String description() {
    return "continual_reber: "
        + splits.describe(
            shape(),
            String.format(
                Locale.ROOT,
                "the next symbol of strings of %d to %d symbols, one after another",
                ReberGrammar.SHORTEST,
                longest));
  }

  @Override
  public Shape shape() {
    return new Shape(ReberGrammar.SIZE, timeSteps, ReberGrammar.SIZE, TargetKind.CLASSES, true);
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    ReberGrammar grammar = grammar();
    int[][][] streams = splits.draw(timeSteps + 1, stream -> draw(random, grammar, stream));
    return new TaskData(
        split(streams[0]),
        split(streams[1]),
        split(streams[2]),
        ReberGrammar.baselines(streams[0], streams[1], streams[2]),
        List.of());
  }

  private static void draw(Random random, ReberGrammar grammar, int[] stream) {
    int length = 0;
    while (length < stream.length) {
      int[] string = grammar.draw(random);
      int taken = Math.min(string.length, stream.length - length);
      System.arraycopy(string, 0, stream, length, taken);
      length += taken;
    }
  }

  private Split split(int[][] streams) {
    Sequences unmasked = OneHot.nextSymbols(streams, ReberGrammar.SIZE, timeSteps);
    Sequences sequences = new Sequences(unmasked.features(), unmasked.targets());
    float[] scored = new float[streams.length * timeSteps]; // the first index changes fastest
    for (int i = 0; i < streams.length; i++) {
      int step = 0;
      while (step + 2 < streams[i].length) {
        // A string ends in E, its second symbol and E; there is no other E in it.
        boolean beforeLast = streams[i][step] == END;
        scored[i + step * streams.length] = beforeLast ? 1 : 0;
        step += beforeLast ? ENDING : 1;
      }
    }
    return new Split(
        sequences,
        ClassMetric.ACCURACY.metric(
            sequences.targets(), Floats.tensor(scored, streams.length, timeSteps)));
  }
}
