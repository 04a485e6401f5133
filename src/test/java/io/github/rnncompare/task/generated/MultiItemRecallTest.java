package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MultiItemRecallTest {

  @Test
  void afterTheCueTheKeysAreAskedForInTheirOrder() {
    // given: keys 0 to 2, distractors 3 and 4, cue 5, blank 6 (as an answer 3)
    MultiItemRecall task = new MultiItemRecall(new SplitSizes(60, 60, 60), 12, 4, 3, 2);
    for (Sequences split : SpecTasks.sequences(task.data(5))) {
      List<List<Integer>> sequences = SpecTasks.symbols(split.features());
      List<List<Integer>> targets = SpecTasks.symbols(split.targets());
      for (int i = 0; i < sequences.size(); i++) {
        List<Integer> sequence = sequences.get(i);
        List<Integer> keys = sequence.stream().filter(symbol -> symbol < 3).toList();
        List<Integer> expected = new ArrayList<>(Collections.nCopies(8, 3));
        expected.addAll(keys);

        // then
        assertThat(keys).hasSize(4);
        assertThat(sequence.subList(0, 7)).containsAll(keys).allMatch(symbol -> symbol < 5);
        assertThat(sequence.subList(7, 12)).containsExactly(5, 6, 6, 6, 6);
        assertThat(targets.get(i)).isEqualTo(expected);
      }
    }
  }

  @Test
  void allPlacesAreEquallyLikely() {
    // given: 2 keys at any of the 10 pairs out of 5 steps
    int count = 20_000;
    MultiItemRecall task = new MultiItemRecall(new SplitSizes(1, 1, count), 8, 2, 30, 30);
    Map<String, Long> places = new TreeMap<>();
    for (List<Integer> sequence :
        SpecTasks.symbols(SpecTasks.sequences(task.data(2)).get(2).features())) {
      String keys =
          sequence.subList(0, 5).stream()
              .map(symbol -> symbol < 30 ? "k" : "-")
              .collect(Collectors.joining());
      places.merge(keys, 1L, Long::sum);
    }

    // then: 2,000 each, with a standard deviation of 42
    assertThat(places).hasSize(10);
    assertThat(places.values()).allMatch(times -> Math.abs(times - count / 10) < 5 * 42);
  }

  @Test
  void onlyTheAnswersCountForTheMetric() {
    // given: all answers blank, though every step before is right
    Split test =
        SpecTasks.splits(new MultiItemRecall(new SplitSizes(1, 1, 50), 9, 3, 4, 4).data(1)).get(2);
    int[][] predicted = filled(50, 9, 4);
    Metric metric = SpecTasks.metric(test);
    assertThat(metric.of(OneHot.ofSteps(predicted, 5, predicted[0].length))).isZero();

    // when: the first answer of three is right, too
    List<List<Integer>> answers = SpecTasks.symbols(test.sequences().targets());
    for (int i = 0; i < 50; i++) {
      predicted[i][6] = answers.get(i).get(6);
    }

    // then
    assertThat(metric.of(OneHot.ofSteps(predicted, 5, predicted[0].length))).isEqualTo(1 / 3.0);
  }

  private static int[][] filled(int sequences, int timeSteps, int symbol) {
    int[][] filled = new int[sequences][timeSteps];
    for (int[] sequence : filled) {
      Arrays.fill(sequence, symbol);
    }
    return filled;
  }

  @Test
  void theBaselineIsBlankAndThenEqualChances() {
    // given: a predictor that knows when it is asked, and nothing else
    int count = 5000;
    TaskData data = new MultiItemRecall(new SplitSizes(1, 1, count), 20, 4, 5, 3).data(1);
    Split test = SpecTasks.splits(data).get(2);
    double[][][] targets = SpecTasks.numbers(test.sequences().targets());
    double loss = 0;
    for (double[][] sequence : targets) {
      for (int step = 0; step < 20; step++) {
        for (int k = 0; k < 6; k++) {
          double chance = step < 16 ? (k == 5 ? 1 : 0) : (k == 5 ? 0 : 1 / 5.0);
          loss -= sequence[k][step] == 1 ? Math.log(chance) : 0;
        }
      }
    }
    double simulated = loss / (count * 20);
    double accuracy = SpecTasks.metric(test).of(OneHot.ofSteps(filled(count, 20, 2), 6, 20));

    // then: the loss has no chance in it; 20,000 answers have a standard error of 0.0028
    double expected = 4 * Math.log(5) / 20;
    assertThat(simulated).isCloseTo(expected, within(1e-9));
    assertThat(accuracy).isCloseTo(1 / 5.0, within(0.0113));
    assertThat(data.baselines())
        .extracting(Baseline::value)
        .containsExactly(expected, expected, expected, 1 / 5.0);
  }

  @Test
  void allSequencesThatArePossibleAreDrawn() {
    // given: 3 pairs of places out of 3 × 2² keys × 1 distractor of 2
    String most =
        "name: multi_item_recall, sequences: %d, validation: 8, test: 8, time_steps: 6, items: 2,"
            + " keys: 2, distractors: 2";
    MultiItemRecall task = (MultiItemRecall) SpecTasks.read(most.formatted(8));

    // when
    List<List<Integer>> drawn = new ArrayList<>();
    SpecTasks.sequences(task.data(1))
        .forEach(split -> drawn.addAll(SpecTasks.symbols(split.features())));

    // then
    assertThat(drawn).hasSize(24).doesNotHaveDuplicates();
    SpecTasks.assertFaults(
        most.formatted(9),
        "44: 'task.sequences' with validation and test is 25, but only 24 different sequences are"
            + " possible; take fewer, or longer ones");
  }

  @Test
  void theKeysAreRead() {
    Task task = SpecTasks.read("name: multi_item_recall, sequences: 7, time_steps: 30, items: 3");
    assertThat(task).isEqualTo(new MultiItemRecall(new SplitSizes(7, 1000, 1000), 30, 3, 4, 4));
    assertThat(task.shape()).isEqualTo(new Shape(10, 30, 5, TargetKind.CLASSES, true));
    assertThat(task.description())
        .isEqualTo(
            "multi_item_recall: 7 sequences × 30 steps × 10 features → 3 of 4 keys at the last"
                + " steps; validation 1000, test 1000");
  }

  @Test
  void faultsAreLocated() {
    SpecTasks.assertFaults(
        "name: multi_item_recall, sequences: 0, validation: 1, test: 1, time_steps: 2, items: 0,"
            + " keys: 1, distractors: 0",
        "44: 'task.sequences' is '0'; expected a whole number from 1 to 1000000000",
        "83: 'task.time_steps' is '2'; expected a whole number from 3 to 1000000000",
        "93: 'task.items' is '0'; expected a whole number from 1 to 1000000000",
        "102: 'task.keys' is '1'; expected a whole number from 2 to 1000000000",
        "118: 'task.distractors' is '0'; expected a whole number from 1 to 1000000000");
    SpecTasks.assertFaults(
        "name: multi_item_recall, sequences: 3, time_steps: 8, items: 4",
        "59: 'task.time_steps' is 8; 4 items, the cue and 4 answers need at least 9");
    SpecTasks.assertFaults(
        "name: multi_item_recall, sequences: 98000, time_steps: 120, items: 4",
        "44: 'task.sequences' with validation and test, × time_steps × features (or classes) is"
            + " 1.20e+08 values; at most 1.00e+08 are allowed");
  }
}
