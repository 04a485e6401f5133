package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class DelayedRecallTest {

  @Test
  void aKeyThenDistractorsThenTheCueAndTheTargetIsTheKey() {
    // given: keys 0 to 2, distractors 3 and 4, cue 5
    DelayedRecall task = new DelayedRecall(new SplitSizes(40, 40, 40), 8, 3, 2);
    Set<Integer> keys = new HashSet<>();
    Set<Integer> distractors = new HashSet<>();
    for (Sequences split : SpecTasks.sequences(task.data(5))) {
      List<List<Integer>> sequences = SpecTasks.symbols(split.features());
      for (int i = 0; i < sequences.size(); i++) {
        List<Integer> sequence = sequences.get(i);

        // then
        keys.add(sequence.get(0));
        distractors.addAll(sequence.subList(1, 7));
        assertThat(sequence.get(7)).isEqualTo(5);
        assertThat(split.targets().getDouble(i, sequence.get(0))).isEqualTo(1);
      }
    }
    assertThat(keys).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(distractors).containsExactlyInAnyOrder(3, 4);
  }

  @Test
  void allSequencesThatArePossibleAreDrawn() {
    // given: 3 · 2² sequences, all of them asked for
    DelayedRecall task =
        (DelayedRecall)
            SpecTasks.read(
                "name: delayed_recall, sequences: 6, validation: 3, test: 3, time_steps: 4, keys: 3,"
                    + " distractors: 2");
    List<List<Integer>> expected = new ArrayList<>();
    for (int key = 0; key < 3; key++) {
      for (int first = 3; first < 5; first++) {
        for (int second = 3; second < 5; second++) {
          expected.add(List.of(key, first, second, 5));
        }
      }
    }

    // when
    List<List<Integer>> drawn = new ArrayList<>();
    SpecTasks.sequences(task.data(1))
        .forEach(split -> drawn.addAll(SpecTasks.symbols(split.features())));

    // then
    assertThat(drawn).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void alwaysTheSameKeyScoresOneOfAll() {
    for (int keys : new int[] {2, 4, 10}) {
      // given
      TaskData data = new DelayedRecall(new SplitSizes(1, 1, 20_000), 20, keys, 4).data(1);
      Split test = SpecTasks.splits(data).get(2);

      // then: within four standard errors
      double simulated = SpecTasks.metric(test).of(Nd4j.ones(20_000, keys));
      assertThat(simulated).isCloseTo(1.0 / keys, within(0.0142));
      assertThat(data.baselines())
          .extracting(Baseline::value)
          .containsExactly(Math.log(keys), Math.log(keys), Math.log(keys), 1.0 / keys);
    }
  }

  @Test
  void theKeysAreRead() {
    Task task = SpecTasks.read("name: delayed_recall, sequences: 7, time_steps: 30");
    assertThat(task).isEqualTo(new DelayedRecall(new SplitSizes(7, 1000, 1000), 30, 4, 4));
    assertThat(task.shape()).isEqualTo(new Shape(9, 30, 4, TargetKind.CLASSES, false));
    assertThat(task.description())
        .isEqualTo(
            "delayed_recall: 7 sequences × 30 steps × 9 features → which of 4 keys came first;"
                + " validation 1000, test 1000");
  }

  @Test
  void faultsAreLocated() {
    SpecTasks.assertFaults(
        "name: delayed_recall, sequences: 0, validation: 1, test: 1, time_steps: 2, keys: 1,"
            + " distractors: 0",
        "41: 'task.sequences' is '0'; expected a whole number from 1 to 1000000000",
        "80: 'task.time_steps' is '2'; expected a whole number from 3 to 1000000000",
        "89: 'task.keys' is '1'; expected a whole number from 2 to 1000000000",
        "105: 'task.distractors' is '0'; expected a whole number from 1 to 1000000000");
    SpecTasks.assertFaults(
        "name: delayed_recall, sequences: 57, time_steps: 7, keys: 2, distractors: 4",
        "41: 'task.sequences' with validation and test is 2057, but only 2048 different sequences"
            + " are possible; take fewer, or longer ones");
    SpecTasks.assertFaults(
        "name: delayed_recall, sequences: 8000, time_steps: 100, keys: 90, distractors: 19",
        "41: 'task.sequences' with validation and test, × time_steps × features (or classes) is"
            + " 1.10e+08 values; at most 1.00e+08 are allowed");
  }
}
