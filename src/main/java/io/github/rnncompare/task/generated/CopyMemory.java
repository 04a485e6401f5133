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
 * Copy memory (Hochreiter and Schmidhuber 1997; the form of Arjovsky et al. 2016 and Bai et al.
 * 2018): {@code items} uniformly drawn symbols are to be repeated in order, {@code delay} steps
 * after the last of them. Both inputs and targets are one-hot over the symbols, a blank and a cue,
 * at delay + 2·items steps:
 *
 * <pre>
 * input   s1 … s_items   blank × delay           cue   blank × (items − 1)
 * target  blank × (items + delay)                s1 …  s_items
 * </pre>
 *
 * <p>Arjovsky et al. put the cue one step earlier, before the first answer; length, distance and
 * baseline are the same.
 *
 * <p>Features and targets [sequences, symbols + 2, delay + 2·items]: the symbols, then blank, then
 * cue. The metric is the accuracy over the last {@code items} steps alone.
 *
 * <p>Baseline: a memoryless predictor gets the blanks right and gives each symbol the same
 * probability afterwards. Its loss is items · ln symbols over all steps, which is a mean of items ·
 * ln symbols / (delay + 2·items); its accuracy is 1 / symbols. Both are expected values.
 */
public record CopyMemory(SplitSizes splits, int items, int symbols, int delay)
    implements GeneratedTask {
  private static final int LONGEST = 100_000_000;

  public static Task read(Section spec) {
    CopyMemory task =
        new CopyMemory(
            SplitSizes.read(spec),
            spec.integer("items", 10, Range.between(1, LONGEST)),
            spec.integer("symbols", 8, Range.between(2, LONGEST)),
            spec.integer("delay", Range.between(0, LONGEST)));
    task.splits.requireMemory(spec, task.shape());
    task.splits.requirePossible(spec, StrictMath.pow(task.symbols, task.items));
    return task;
  }

  @Override
  public String description() {
    return "copy_memory: "
        + splits.describe(
            shape(),
            String.format(
                Locale.ROOT, "%d of %d symbols, repeated after %d blanks", items, symbols, delay));
  }

  @Override
  public Shape shape() {
    return new Shape(symbols + 2, delay + 2 * items, symbols + 2, TargetKind.CLASSES, true);
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    double loss = items * StrictMath.log(symbols) / shape().timeSteps();
    return splits.data(
        items,
        drawn -> Arrays.setAll(drawn, i -> random.nextInt(symbols)),
        this::split,
        Baseline.onEverySplit("no memory", loss, 1.0 / symbols));
  }

  private Split split(int[][] drawn) {
    int steps = shape().timeSteps();
    int answers = items + delay;
    int[][] inputs = new int[drawn.length][steps];
    int[][] targets = new int[drawn.length][steps];
    for (int i = 0; i < drawn.length; i++) {
      Arrays.fill(inputs[i], symbols);
      Arrays.fill(targets[i], symbols);
      System.arraycopy(drawn[i], 0, inputs[i], 0, items);
      inputs[i][answers] = symbols + 1;
      System.arraycopy(drawn[i], 0, targets[i], answers, items);
    }
    Sequences sequences =
        new Sequences(
            OneHot.ofSteps(inputs, symbols + 2, steps),
            OneHot.ofSteps(targets, symbols + 2, steps));
    INDArray scored = OneHot.stepsFrom(answers, drawn.length, steps);
    return new Split(sequences, ClassMetric.ACCURACY.metric(sequences.targets(), scored));
  }
}
