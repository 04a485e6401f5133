package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.plan.Tasks;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What holds for every generated task, at whatever sizes. */
class GeneratedTasksTest {
  private static final int ROUNDS = 15;

  /**
   * Tasks on files, and those whose keys or splits differ so much that they have their own test.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "series",
          "sequences",
          "text",
          "random_tensors",
          "embedded_reber",
          "counting",
          "signal",
          "parity");

  static List<String> tasks() {
    return Tasks.names().stream().filter(name -> !ELSEWHERE.contains(name)).toList();
  }

  /** Keys drawn at random, for which there are sequences enough. */
  private static String keys(String task, Random random) {
    String own =
        switch (task) {
          case "adding" -> "time_steps: %d".formatted(between(random, 2, 30));
          case "temporal_order" ->
              "time_steps: %d, symbols: %d"
                  .formatted(between(random, 10, 60), between(random, 2, 3));
          case "delayed_recall" ->
              "time_steps: %d, keys: %d, distractors: %d"
                  .formatted(between(random, 9, 40), between(random, 2, 9), between(random, 2, 9));
          case "multi_item_recall" -> multiItem(random, between(random, 1, 6));
          case "copy_memory" ->
              "items: %d, symbols: %d, delay: %d"
                  .formatted(between(random, 4, 12), between(random, 3, 9), between(random, 0, 20));
          case "native_language" ->
              "time_steps: %d, countries: %d"
                  .formatted(between(random, 18, 60), between(random, 2, 10));
          case "continual_reber" ->
              "time_steps: %d, longest: %d"
                  .formatted(between(random, 40, 90), between(random, 11, 40));
          default -> throw new AssertionError("add the keys of " + task + " here");
        };
    return "name: %s, sequences: %d, validation: %d, test: %d, %s"
        .formatted(task, between(random, 1, 40), between(random, 1, 9), between(random, 1, 9), own);
  }

  private static String multiItem(Random random, int items) {
    return "time_steps: %d, items: %d, keys: %d, distractors: %d"
        .formatted(
            2 * items + between(random, 8, 30),
            items,
            between(random, 2, 9),
            between(random, 2, 9));
  }

  private static int between(Random random, int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Checks something for tasks drawn with given seeds. */
  private interface Check {
    void of(Task task, long seed, String context) throws Exception;
  }

  private static void forEach(String name, Check check) throws Exception {
    for (long seed = 1; seed <= ROUNDS; seed++) {
      String keys = keys(name, new Random(seed));
      check.of(SpecTasks.read(keys), seed, "seed %d: %s".formatted(seed, keys));
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void theArraysHaveTheShapeOfTheTask(String name) throws Exception {
    forEach(
        name,
        (task, seed, context) -> {
          Shape shape = task.shape();
          for (Sequences split : SpecTasks.sequences(task.data(seed))) {
            long n = split.count();
            assertThat(split.features().shape())
                .as(context)
                .containsExactly(n, shape.inputSize(), shape.timeSteps());
            long[] targets =
                shape.everyStep()
                    ? new long[] {n, shape.outputSize(), shape.timeSteps()}
                    : new long[] {n, shape.outputSize()};
            assertThat(split.targets().shape()).as(context).containsExactly(targets);
            if (shape.targets() == TargetKind.CLASSES) {
              assertOneHot(split.targets(), context);
            }
          }
        });
  }

  private static void assertOneHot(INDArray targets, String context) {
    assertThat(targets.sum(1).dup().data().asDouble()).as(context).containsOnly(1);
    assertThat(targets.dup().data().asDouble()).as(context).containsOnly(0, 1);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void thePartsAreAsLongAsAskedAndNoSequenceOccursTwice(String name) throws Exception {
    forEach(
        name,
        (task, seed, context) -> {
          TaskData data = task.data(seed);
          Set<String> all = new HashSet<>();
          List<Integer> counts = new ArrayList<>();
          for (Sequences split : SpecTasks.sequences(data)) {
            for (double[][] sequence : SpecTasks.numbers(split.features())) {
              all.add(Arrays.deepToString(sequence));
            }
            counts.add(split.count());
          }
          assertThat(context)
              .contains("sequences: %d, validation: %d, test: %d,".formatted(counts.toArray()));
          assertThat(all).as(context).hasSize(counts.stream().mapToInt(Integer::intValue).sum());
        });
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void equalSeedsGiveEqualDataAndOthersDoNot(String name) throws Exception {
    forEach(
        name,
        (task, seed, context) -> {
          List<Sequences> first = SpecTasks.sequences(task.data(seed));
          List<Sequences> again = SpecTasks.sequences(task.data(seed));
          for (int split = 0; split < 3; split++) {
            assertThat(again.get(split).features())
                .as(context)
                .isEqualTo(first.get(split).features());
            assertThat(again.get(split).targets())
                .as(context)
                .isEqualTo(first.get(split).targets());
          }
          assertThat(task.data(seed + 1).train().sequences().features())
              .as(context)
              .isNotEqualTo(first.get(0).features());
        });
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void theTargetsThemselvesScoreBestAndEachPartHasItsBaseline(String name) throws Exception {
    forEach(
        name,
        (task, seed, context) -> {
          TaskData data = task.data(seed);
          for (Split split : SpecTasks.splits(data)) {
            Metric metric = SpecTasks.metric(split);
            double best = metric.better() == Metric.Better.HIGHER ? 1 : 0;
            assertThat(metric.of(split.sequences().targets())).as(context).isEqualTo(best);
          }
          assertThat(task.hasValidation()).isTrue();
          assertThat(data.baselines())
              .as(context)
              .extracting(Baseline::measure)
              .containsExactly(
                  "final_train_loss", "best_validation_loss", "test_loss", "test_metric");
        });
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void theResolvedKeysAreReadAsTheSameTask(String name) throws Exception {
    forEach(
        name,
        (task, seed, context) -> {
          var reading = SpecTasks.reading(keys(name, new Random(seed)));
          String resolved = SpecFile.dump(reading.resolved());
          assertThat(SpecFile.readText(resolved, "again.yaml", Tasks::read).value())
              .as(context)
              .contains(task);
        });
  }
}
