package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CountingTest {
  private static Task task(String keys) {
    return SpecTasks.read("name: counting, " + keys);
  }

  /** The strings of a split, as "#aabb#": the inputs, and the last target. */
  private static List<String> strings(Sequences split) {
    int[][] inputs = Symbols.of(split.features());
    int[][] targets = Symbols.of(split.targets());
    INDArray mask = Objects.requireNonNull(split.mask());
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      StringBuilder read = new StringBuilder();
      StringBuilder shifted = new StringBuilder("#");
      for (int t = 0; t < inputs[i].length; t++) {
        assertThat(mask.getInt(i, t)).isEqualTo(inputs[i][t] == Symbols.NONE ? 0 : 1);
        if (inputs[i][t] != Symbols.NONE) {
          read.append("#ab".charAt(inputs[i][t]));
          shifted.append("#ab".charAt(targets[i][t]));
        }
      }
      assertThat(shifted.toString()).startsWith(read.toString()).hasSize(read.length() + 1);
      strings.add(shifted.toString());
    }
    return strings;
  }

  private static String string(int n) {
    return "#" + "a".repeat(n) + "b".repeat(n) + "#";
  }

  private static List<String> strings(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(CountingTest::string).toList();
  }

  @Test
  void eachPartHasItsOwnLengths() throws IOException {
    // given: every n from 1 to 4 is drawn sooner or later
    List<Sequences> splits =
        SpecTasks.sequences(
            task("sequences: 200, longest: 4, validation_longest: 6, test_longest: 11").data(1));

    // then
    assertThat(new HashSet<>(strings(splits.get(0)))).isEqualTo(Set.copyOf(strings(1, 4)));
    assertThat(strings(splits.get(0))).hasSize(200);
    assertThat(strings(splits.get(1))).isEqualTo(strings(5, 6));
    assertThat(strings(splits.get(2))).isEqualTo(strings(7, 11));
    assertThat(splits.get(0).features().shape()).containsExactly(200, 3, 9);
    assertThat(splits.get(1).targets().shape()).containsExactly(2, 3, 13);
    assertThat(splits.get(2).features().shape()).containsExactly(5, 3, 23);
  }

  @Test
  void lengthsAreTwiceAndThreeTimesThoseOfTrainingByDefault() {
    assertThat(task("sequences: 5")).isEqualTo(new Counting(5, 10, 20, 30));
    assertThat(task("sequences: 5, longest: 4")).isEqualTo(new Counting(5, 4, 8, 12));
  }

  @Test
  void equalSeedsGiveEqualDataAndOthersDoNot() throws IOException {
    Task task = task("sequences: 50");
    List<String> first = strings(task.data(1).train().sequences());

    assertThat(strings(task.data(1).train().sequences())).isEqualTo(first);
    assertThat(strings(task.data(2).train().sequences())).isNotEqualTo(first);
  }

  @Test
  void aStringIsRightWhereEveryStepFromTheFirstBOnIs() throws IOException {
    // given: outputs without anything before the first b; then wrong at each single step after it
    Split test = SpecTasks.splits(task("sequences: 1, test_longest: 25").data(1)).get(2);
    Metric metric = SpecTasks.metric(test);
    INDArray outputs = test.sequences().targets().dup();
    for (int i = 0; i < 5; i++) {
      for (int t = 0; t < 21 + i + 1; t++) {
        outputs.putScalar(new int[] {i, 0, t}, 2);
      }
    }

    // then
    assertThat(metric.name()).isEqualTo("strings_right");
    assertThat(metric.better()).isEqualTo(Metric.Better.HIGHER);
    assertThat(metric.of(outputs)).isEqualTo(1);
    for (int t = 22; t < 51; t++) {
      INDArray wrong = outputs.dup();
      wrong.putScalar(new int[] {0, 1, t}, 2); // an a, in the string with n = 21
      assertThat(metric.of(wrong)).as("step %d", t).isEqualTo(t <= 42 ? 0.8 : 1);
    }
  }

  @Test
  void whoDoesNotCountScoresTheBaselines() throws IOException {
    // given: how many symbols follow an a, and a b, in training
    TaskData data = task("sequences: 300, longest: 6, test_longest: 20").data(3);
    double sum = 0;
    for (String string : strings(data.train().sequences())) {
      sum += string.length() / 2.0 - 1;
    }
    double ends = 300 / sum; // the chance that what follows an a, or a b, is another symbol

    // when: the chances of the symbol before alone, and each number of b's before the end
    List<Double> losses = new ArrayList<>();
    for (Sequences split : SpecTasks.sequences(data)) {
      double loss = 0;
      int steps = 0;
      for (String string : strings(split)) {
        int n = string.length() / 2 - 1;
        loss -= 2 * ((n - 1) * Math.log(1 - ends) + Math.log(ends));
        steps += 2 * n + 1;
      }
      losses.add(loss / steps);
    }
    Split test = SpecTasks.splits(data).get(2);
    double best = 0;
    for (int n = 1; n <= 20; n++) {
      best = Math.max(best, SpecTasks.metric(test).of(endingAfter(n)));
    }

    // then
    List<Baseline> baselines = data.baselines();
    assertThat(baselines)
        .extracting(Baseline::measure)
        .containsExactly("final_train_loss", "best_validation_loss", "test_loss", "test_metric");
    for (int split = 0; split < 3; split++) {
      assertThat(baselines.get(split).value()).isCloseTo(losses.get(split), within(1e-9));
    }
    assertThat(baselines.get(3).value()).isEqualTo(best).isEqualTo(1 / 8.0);
  }

  /**
   * Says b until there were n of them, then the end; for the eight strings with n from 13 to 20.
   */
  private static INDArray endingAfter(int n) {
    INDArray outputs = Nd4j.zeros(DataType.FLOAT, 8, 3, 41);
    for (int i = 0; i < 8; i++) {
      for (int t = 0; t < 41; t++) {
        outputs.putScalar(new int[] {i, t - (13 + i) == n ? 0 : 2, t}, 1);
      }
    }
    return outputs;
  }

  @Test
  void faultsAreLocated() {
    SpecTasks.assertFaults(
        "name: counting, sequences: 5, validation_longest: 10, test_longest: 9",
        "58: 'task.validation_longest' is 10; expected more than longest, 10",
        "76: 'task.test_longest' is 9; expected more than validation_longest, 10");
    SpecTasks.assertFaults(
        "name: counting, sequences: 0, longest: 0",
        "35: 'task.sequences' is '0'; expected a whole number from 1 to 1000000000",
        "47: 'task.longest' is '0'; expected a whole number from 1 to 1000000");
    SpecTasks.assertFaults(
        "name: counting, sequences: 5, test_longest: 5000",
        "35: 'task.sequences' with those of validation and test, × steps × symbols, is 1.49e+08"
            + " values; at most 1.00e+08 are allowed");
  }
}
