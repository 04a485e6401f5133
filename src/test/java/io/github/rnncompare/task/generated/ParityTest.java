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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class ParityTest {
  private static Task task(String keys) {
    return SpecTasks.read("name: parity, " + keys);
  }

  @Test
  void theTargetIsWhetherThereIsAnEvenNumberOfOnes() throws IOException {
    // given
    Task task =
        task(
            "sequences: 4000, validation: 300, test: 50, shortest: 10, longest: 13,"
                + " test_lengths: [40, 20, 25]");

    // when
    List<Sequences> splits = SpecTasks.sequences(task.data(3));

    // then
    for (Sequences split : splits) {
      List<List<Integer>> sequences = VaryingSequences.of(split);
      int[] targets = VaryingSequences.targets(split);
      for (int i = 0; i < targets.length; i++) {
        long ones = sequences.get(i).stream().filter(bit -> bit == 1).count();
        assertThat(targets[i]).isEqualTo(ones % 2 == 0 ? 0 : 1);
      }
    }
    Map<Integer, Long> lengths =
        VaryingSequences.of(splits.get(0)).stream()
            .collect(Collectors.groupingBy(List::size, Collectors.counting()));
    assertThat(lengths.keySet()).containsExactlyInAnyOrder(10, 11, 12, 13);
    assertThat(lengths.values()).allMatch(count -> Math.abs(count - 1000) < 140); // five errors
    assertThat(VaryingSequences.of(splits.get(2)).subList(0, 50)).allMatch(s -> s.size() == 40);
    assertThat(VaryingSequences.of(splits.get(2)).subList(50, 100)).allMatch(s -> s.size() == 20);
    assertThat(VaryingSequences.of(splits.get(2)).subList(100, 150)).allMatch(s -> s.size() == 25);
    assertThat(splits.get(0).features().shape()).containsExactly(4000, 2, 13);
    assertThat(splits.get(1).targets().shape()).containsExactly(300, 2);
    assertThat(splits.get(2).features().shape()).containsExactly(150, 2, 40);
  }

  @Test
  void aSequenceOfTheTestIsNamedByItsLengthAndItsClassInWords() throws IOException {
    // given
    Task task =
        task(
            "sequences: 5, validation: 9, test: 2, shortest: 5, longest: 8, test_lengths: [9, 30]");

    // when
    List<Split> splits = SpecTasks.splits(task.data(1));

    // then
    assertThat(VaryingSequences.names(splits.get(2)))
        .containsExactly("length 9, 1", "length 9, 2", "length 30, 1", "length 30, 2");
    int[] targets = VaryingSequences.targets(splits.get(1).sequences());
    for (int i = 0; i < 9; i++) {
      assertThat(VaryingSequences.classes(splits.get(1)).get(i))
          .isEqualTo(targets[i] == 0 ? "even" : "odd");
    }
  }

  @Test
  void noSequenceIsInTwoSplitsThoughThereAreFew() throws IOException {
    // given: 2 + 4 + 8 + 16 sequences, and a test of some that are as short
    Task task =
        task("sequences: 20, validation: 5, test: 5, shortest: 1, longest: 4, test_lengths: [3]");
    for (long seed = 1; seed <= 20; seed++) {
      // when
      List<Set<List<Integer>>> splits =
          SpecTasks.sequences(task.data(seed)).stream()
              .<Set<List<Integer>>>map(split -> new HashSet<>(VaryingSequences.of(split)))
              .toList();

      // then
      assertThat(splits.get(0)).as("seed %d", seed).doesNotContainAnyElementsOf(splits.get(1));
      assertThat(splits.get(0)).as("seed %d", seed).doesNotContainAnyElementsOf(splits.get(2));
      assertThat(splits.get(1)).as("seed %d", seed).doesNotContainAnyElementsOf(splits.get(2));
    }
  }

  @Test
  void whoGuessesScoresTheBaseline() throws IOException {
    // given
    TaskData data =
        task("sequences: 1, validation: 1, test: 10000, shortest: 5, longest: 9,"
                + " test_lengths: [20, 30]")
            .data(1);
    Split test = SpecTasks.splits(data).get(2);

    // then: within four standard errors
    assertThat(SpecTasks.metric(test).of(Nd4j.ones(20_000, 2))).isCloseTo(0.5, within(0.0142));
    assertThat(SpecTasks.metric(test).of(test.sequences().targets())).isEqualTo(1);
    double loss = StrictMath.log(2);
    assertThat(data.baselines()).extracting(Baseline::value).containsExactly(loss, loss, loss, 0.5);
  }

  @Test
  void theKeysAreRead() {
    Task task = task("sequences: 7, shortest: 5, longest: 30, test_lengths: [100]");
    assertThat(task)
        .isEqualTo(
            new Parity(new VaryingLengths(new SplitSizes(7, 1000, 1000), 5, 30, List.of(100))));
    assertThat(task.shape()).isEqualTo(new Shape(2, 30, 2, TargetKind.CLASSES, false));
    assertThat(task.description())
        .isEqualTo(
            "parity: 7 sequences × 5 to 30 steps × 2 features → whether the number of ones is"
                + " even; validation 1000, test 1000 of each of 100 steps");
  }

  @Test
  void thereMustBeSequencesEnough() {
    SpecTasks.assertFaults(
        "name: parity, sequences: 20, validation: 5, test: 6, shortest: 1, longest: 4,"
            + " test_lengths: [3, 9]",
        "33: 'task.sequences' with validation and test is 31, but only 30 different sequences are"
            + " possible; take fewer, or longer ones");
    SpecTasks.assertFaults(
        "name: parity, sequences: 20, validation: 5, test: 5, shortest: 0, longest: 4",
        "71: 'task.shortest' is '0'; expected a whole number from 1 to 1000000");
  }
}
