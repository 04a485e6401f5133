package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CopyMemoryTest {
  private static final int BLANK = 8;
  private static final int CUE = 9;

  @Test
  void theSymbolsComeAgainFromTheCueOn() throws IOException {
    for (long seed = 1; seed <= 10; seed++) {
      // given
      Random random = new Random(seed);
      int items = 2 + random.nextInt(10);
      int delay = random.nextInt(20);
      String context = "seed %d: items %d, delay %d".formatted(seed, items, delay);

      // when
      Task task =
          SpecTasks.read(
              "name: copy_memory, sequences: 9, validation: 3, test: 4, items: %d, delay: %d"
                  .formatted(items, delay));

      // then
      assertThat(task.shape().timeSteps()).as(context).isEqualTo(delay + 2 * items);
      for (Sequences split : SpecTasks.sequences(task.data(seed))) {
        int[][] inputs = Symbols.of(split.features());
        int[][] targets = Symbols.of(split.targets());
        for (int i = 0; i < inputs.length; i++) {
          for (int t = 0; t < delay + 2 * items; t++) {
            if (t < items) {
              assertThat(inputs[i][t]).as(context).isBetween(0, 7);
            } else {
              assertThat(inputs[i][t]).as(context).isEqualTo(t == items + delay ? CUE : BLANK);
            }
            int expected = t < items + delay ? BLANK : inputs[i][t - items - delay];
            assertThat(targets[i][t]).as(context).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void theSymbolsHaveEqualChances() throws IOException {
    // given: 30,000 symbols, so that a share of 1/8 has a standard error of 0.0019
    int[][] inputs =
        Symbols.of(
            SpecTasks.read("name: copy_memory, sequences: 3000, delay: 1")
                .data(3)
                .train()
                .sequences()
                .features());

    // when
    int[] counts = new int[8];
    for (int[] sequence : inputs) {
      for (int t = 0; t < 10; t++) {
        counts[sequence[t]]++;
      }
    }

    // then
    for (int count : counts) {
      assertThat(count / 30_000.0).isCloseTo(0.125, within(0.01));
    }
  }

  @Test
  void theBaselinesAreThoseOfThePapers() throws IOException {
    // given: ten symbols of eight by default
    TaskData data = SpecTasks.read("name: copy_memory, sequences: 2, delay: 100").data(1);

    // then: 10 ln 8 / 120
    assertThat(data.baselines())
        .filteredOn(baseline -> !baseline.measure().equals("test_metric"))
        .hasSize(3)
        .allSatisfy(baseline -> assertThat(baseline.value()).isCloseTo(0.1733, within(5e-5)));
    assertThat(data.baselines()).contains(new Baseline("no memory", "test_metric", 0.125));
  }

  @Test
  void whoHasNoMemoryScoresTheBaselines() throws IOException {
    // given: the probabilities that a memoryless predictor gives; a guess at random for the metric
    TaskData data =
        SpecTasks.read(
                "name: copy_memory, sequences: 50, validation: 9, test: 500, items: 4, symbols: 5, delay: 7")
            .data(2);
    Split split = SpecTasks.splits(data).get(2);
    INDArray targets = split.sequences().targets();
    Random random = new Random(11);
    INDArray guess = Nd4j.zeros(DataType.FLOAT, targets.shape());
    double loss = 0;
    int[][] expected = Symbols.of(targets);
    for (int i = 0; i < expected.length; i++) {
      for (int t = 0; t < 15; t++) {
        double[] chances = chances(t >= 11);
        loss -= Math.log(chances[expected[i][t]]) / (expected.length * 15);
        guess.putScalar(new int[] {i, t >= 11 ? random.nextInt(5) : 5, t}, 1);
      }
    }

    // then: 2,000 guesses have a standard error of 0.009
    assertThat(loss).isCloseTo(data.baselines().get(2).value(), within(1e-9));
    assertThat(data.baselines().get(2).measure()).isEqualTo("test_loss");
    assertThat(SpecTasks.metric(split).of(guess))
        .isCloseTo(data.baselines().get(3).value(), within(0.04));
  }

  private static double[] chances(boolean answering) {
    return answering
        ? new double[] {0.2, 0.2, 0.2, 0.2, 0.2, 0, 0}
        : new double[] {0, 0, 0, 0, 0, 1, 0};
  }

  @Test
  void onlyTheAnswersCount() throws IOException {
    // given: targets predicted correctly but for the last item; and blanks alone
    Split train =
        SpecTasks.read("name: copy_memory, sequences: 20, items: 4, delay: 3").data(1).train();
    INDArray outputs = train.sequences().targets().dup();
    INDArray blanks = Nd4j.zeros(DataType.FLOAT, outputs.shape());
    for (int i = 0; i < 20; i++) {
      outputs.putScalar(new int[] {i, CUE, 10}, 2);
      for (int t = 0; t < 11; t++) {
        blanks.putScalar(new int[] {i, BLANK, t}, 1);
      }
    }

    // then
    assertThat(SpecTasks.metric(train).of(outputs)).isEqualTo(0.75);
    assertThat(SpecTasks.metric(train).of(blanks)).isZero();
  }

  @Test
  void thereMustBeSequencesEnoughAndMemory() {
    SpecTasks.assertFaults(
        "name: copy_memory, sequences: 3, validation: 1, test: 1, items: 2, symbols: 2, delay: 3",
        "38: 'task.sequences' with validation and test is 5, but only 4 different sequences are"
            + " possible; take fewer, or longer ones");
    SpecTasks.assertFaults(
        "name: copy_memory, sequences: 100000, delay: 1000",
        "38: 'task.sequences' with validation and test, × time_steps × features (or classes) is"
            + " 1.04e+09 values; at most 1.00e+08 are allowed");
  }

  @Test
  void faultsOfTheKeysAreLocatedAllTogether() {
    SpecTasks.assertFaults(
        "name: copy_memory, sequences: 0, validation: 0, test: 0, items: 0, symbols: 1, delay: -1",
        "38: 'task.sequences' is '0'; expected a whole number from 1 to 1000000000",
        "53: 'task.validation' is '0'; expected a whole number from 1 to 1000000000",
        "62: 'task.test' is '0'; expected a whole number from 1 to 1000000000",
        "72: 'task.items' is '0'; expected a whole number from 1 to 100000000",
        "84: 'task.symbols' is '1'; expected a whole number from 2 to 100000000",
        "94: 'task.delay' is '-1'; expected a whole number from 0 to 100000000");
  }
}
