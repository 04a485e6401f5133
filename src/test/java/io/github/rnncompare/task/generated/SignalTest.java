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
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class SignalTest {
  private static Task task(String keys) {
    return SpecTasks.read("name: signal, " + keys);
  }

  /** The step of the one signal, of keys 0 to 2; all else are distractors, 3 and 4, then cue 5. */
  private static int place(List<Integer> sequence) {
    int last = sequence.size() - 1;
    assertThat(sequence.get(last)).isEqualTo(5);
    List<Integer> places =
        IntStream.range(0, last).filter(step -> sequence.get(step) < 3).boxed().toList();
    assertThat(places).hasSize(1);
    assertThat(sequence.subList(0, last)).allMatch(symbol -> symbol < 5);
    return places.get(0);
  }

  @Test
  void theSignalIsInTheFirstHalfButForHalfOfEachLengthOfTheTest() throws IOException {
    // given
    Task task =
        task(
            "sequences: 500, validation: 200, test: 100, shortest: 7, longest: 10,"
                + " test_lengths: [20, 8, 33], keys: 3, distractors: 2");

    // when
    List<Sequences> splits = SpecTasks.sequences(task.data(4));

    // then: steps before the cue are 6 to 9, of which the first 3, 3, 4, 4 are the first half
    Set<List<Integer>> expected = new HashSet<>();
    for (int length = 7; length <= 10; length++) {
      for (int place = 0; place < (length <= 8 ? 3 : 4); place++) {
        expected.add(List.of(length, place));
      }
    }
    for (Sequences split : splits.subList(0, 2)) {
      Set<List<Integer>> places = new HashSet<>();
      List<List<Integer>> sequences = VaryingSequences.of(split);
      int[] targets = VaryingSequences.targets(split);
      for (int i = 0; i < targets.length; i++) {
        List<Integer> sequence = sequences.get(i);
        places.add(List.of(sequence.size(), place(sequence)));
        assertThat(targets[i]).isEqualTo(sequence.get(place(sequence)));
      }
      assertThat(places).containsExactlyInAnyOrderElementsOf(expected);
    }
    // the test split has 100 of each length and half, in the order of the key
    List<List<Integer>> test = VaryingSequences.of(splits.get(2));
    int[] targets = VaryingSequences.targets(splits.get(2));
    assertThat(test).hasSize(600);
    for (int i = 0; i < 600; i++) {
      int length = new int[] {20, 8, 33}[i / 200];
      int half = (length - 1) / 2;
      int place = place(test.get(i));
      assertThat(test.get(i)).hasSize(length);
      assertThat(place < half).as("sequence %d", i).isEqualTo(i % 200 < 100);
      assertThat(targets[i]).isEqualTo(test.get(i).get(place));
    }
    assertThat(splits.get(0).features().shape()).containsExactly(500, 6, 10);
    assertThat(splits.get(1).features().shape()).containsExactly(200, 6, 10);
    assertThat(splits.get(2).features().shape()).containsExactly(600, 6, 33);
    assertThat(splits.get(2).targets().shape()).containsExactly(600, 3);
  }

  @Test
  void lengthsAndPlacesAreDrawnUniformly() throws IOException {
    // given: no sequence of training is drawn anew, as there are so many of each length
    Sequences train =
        task("sequences: 20000, shortest: 21, longest: 24, test_lengths: [30], keys: 3,"
                + " distractors: 2")
            .data(2)
            .train()
            .sequences();

    // when
    List<List<Integer>> sequences = VaryingSequences.of(train);
    Map<Integer, Long> lengths =
        sequences.stream().collect(Collectors.groupingBy(List::size, Collectors.counting()));
    Map<Integer, Long> places =
        sequences.stream()
            .filter(sequence -> sequence.size() < 23)
            .collect(Collectors.groupingBy(SignalTest::place, Collectors.counting()));

    // then: within five standard errors of 1/4 of 20,000, and of 1/10 of 10,000
    assertThat(lengths.keySet()).containsExactlyInAnyOrder(21, 22, 23, 24);
    assertThat(lengths.values()).allMatch(count -> Math.abs(count - 5000) < 310);
    assertThat(places.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(places.values()).allMatch(count -> Math.abs(count - 1000) < 155);
  }

  @Test
  void aSequenceOfTheTestIsNamedByItsLengthAndHalf() throws IOException {
    // given
    Task task =
        task(
            "sequences: 5, validation: 2, test: 2, shortest: 5, longest: 8, test_lengths: [9, 30]");

    // when
    Split test = SpecTasks.splits(task.data(1)).get(2);

    // then
    assertThat(VaryingSequences.names(test))
        .containsExactly(
            "length 9, first half, 1",
            "length 9, first half, 2",
            "length 9, second half, 1",
            "length 9, second half, 2",
            "length 30, first half, 1",
            "length 30, first half, 2",
            "length 30, second half, 1",
            "length 30, second half, 2");
    assertThat(VaryingSequences.classes(test)).isSubsetOf("1", "2", "3", "4");
  }

  @Test
  void noSequenceIsInTwoSplits() throws IOException {
    // given: 3 · 2 · 2³ + 3 · 2 · 2⁴ sequences, all of them asked for, 20 by the test
    Task task =
        task(
            "sequences: 100, validation: 24, test: 20, shortest: 5, longest: 6, test_lengths: [6],"
                + " keys: 3, distractors: 2");
    for (long seed = 1; seed <= 5; seed++) {
      // when
      List<Set<List<Integer>>> splits = new ArrayList<>();
      for (Sequences split : SpecTasks.sequences(task.data(seed))) {
        splits.add(new HashSet<>(VaryingSequences.of(split)));
      }

      // then
      assertThat(splits.get(0)).as("seed %d", seed).doesNotContainAnyElementsOf(splits.get(1));
      assertThat(splits.get(0)).as("seed %d", seed).doesNotContainAnyElementsOf(splits.get(2));
      assertThat(splits.get(1)).as("seed %d", seed).doesNotContainAnyElementsOf(splits.get(2));
    }
  }

  @Test
  void equalSeedsGiveEqualDataAndOthersDoNot() throws IOException {
    Task task = task("sequences: 50, validation: 5, test: 5, shortest: 5, longest: 30");
    List<Sequences> first = SpecTasks.sequences(task.data(1));

    List<Sequences> again = SpecTasks.sequences(task.data(1));
    for (int split = 0; split < 3; split++) {
      assertThat(again.get(split).features()).isEqualTo(first.get(split).features());
      assertThat(again.get(split).targets()).isEqualTo(first.get(split).targets());
    }
    assertThat(VaryingSequences.of(task.data(2).train().sequences()))
        .isNotEqualTo(VaryingSequences.of(first.get(0)));
  }

  @Test
  void alwaysTheSameSignalScoresOneOfAll() throws IOException {
    for (int keys : new int[] {2, 4, 10}) {
      // given
      TaskData data =
          task("sequences: 1, validation: 1, test: 10000, shortest: 5, longest: 9,"
                  + " test_lengths: [20], keys: "
                  + keys)
              .data(1);
      Split test = SpecTasks.splits(data).get(2);

      // then: within four standard errors
      assertThat(SpecTasks.metric(test).of(Nd4j.ones(20_000, keys)))
          .isCloseTo(1.0 / keys, within(0.0142));
      assertThat(SpecTasks.metric(test).of(test.sequences().targets())).isEqualTo(1);
      assertThat(data.baselines())
          .extracting(Baseline::value)
          .containsExactly(
              StrictMath.log(keys), StrictMath.log(keys), StrictMath.log(keys), 1.0 / keys);
    }
  }

  @Test
  void theKeysAreRead() {
    Task task = task("sequences: 7, shortest: 5, longest: 30");
    assertThat(task)
        .isEqualTo(
            new Signal(
                new VaryingLengths(new SplitSizes(7, 1000, 1000), 5, 30, List.of(30, 60, 120)),
                4,
                4));
    assertThat(task.shape()).isEqualTo(new Shape(9, 30, 4, TargetKind.CLASSES, false));
    assertThat(task.description())
        .isEqualTo(
            "signal: 7 sequences × 5 to 30 steps × 9 features → which of 4 signals was among"
                + " distractors; validation 1000, test 1000 of each of 30, 60, 120 steps, the"
                + " signal in the first half, and again in the second");
  }

  @Test
  void faultsAreLocated() {
    SpecTasks.assertFaults(
        "name: signal, sequences: 5, validation: 1, test: 1, shortest: 2, longest: 3,"
            + " test_lengths: [2, 9], keys: 1,"
            + " distractors: 0",
        "70: 'task.shortest' is '2'; expected a whole number from 3 to 1000000",
        "100: 'task.test_lengths' is '2'; expected a whole number from 3 to 1000000",
        "113: 'task.keys' is '1'; expected a whole number from 2 to 1000000000",
        "129: 'task.distractors' is '0'; expected a whole number from 1 to 1000000000");
    SpecTasks.assertFaults(
        "name: signal, sequences: 5, validation: 1, test: 1, shortest: 9, longest: 8",
        "82: 'task.longest' is 8; expected at least shortest, 9");
    SpecTasks.assertFaults(
        "name: signal, sequences: 100, validation: 25, test: 20, shortest: 5, longest: 6,"
            + " test_lengths: [6], keys: 3, distractors: 2",
        "33: 'task.sequences' with validation and test is 145, but only 144 different sequences"
            + " are possible; take fewer, or longer ones");
    SpecTasks.assertFaults(
        "name: signal, sequences: 5, shortest: 5, longest: 30, test_lengths: [300, 4000]",
        "33: 'task.sequences' with those of validation and test, × steps with padding × features,"
            + " is 1.44e+08 values; at most 1.00e+08 are allowed");
  }
}
