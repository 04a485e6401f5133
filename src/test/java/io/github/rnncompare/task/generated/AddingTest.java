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
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class AddingTest {

  private static Adding task(int timeSteps, int test) {
    return new Adding(new SplitSizes(5, 5, test), timeSteps);
  }

  @Test
  void theTargetIsTheSumOfTheTwoMarkedNumbers() {
    for (int timeSteps : new int[] {2, 3, 8, 25}) {
      for (Sequences split : SpecTasks.sequences(task(timeSteps, 300).data(timeSteps))) {
        double[][][] features = SpecTasks.numbers(split.features());
        for (int i = 0; i < features.length; i++) {
          // given: what the definition says
          double sum = 0;
          int firstHalf = 0;
          int marked = 0;
          for (int step = 0; step < timeSteps; step++) {
            double marker = features[i][1][step];
            assertThat(marker).isIn(0.0, 1.0);
            assertThat(features[i][0][step]).isBetween(0.0, 1.0);
            sum += marker * features[i][0][step];
            marked += (int) marker;
            firstHalf += step < timeSteps / 2 ? (int) marker : 0;
          }

          // then
          assertThat(marked).isEqualTo(2);
          assertThat(firstHalf).isEqualTo(1);
          assertThat(split.targets().getDouble(i, 0)).isCloseTo(sum, within(1e-6));
        }
      }
    }
  }

  @Test
  void numbersAreUniformAndEveryStepCanBeMarked() {
    // given: 20,000 numbers, whose mean has a standard error of 0.002, their variance of 0.0005
    int timeSteps = 7;
    Sequences test = SpecTasks.sequences(task(timeSteps, 20_000 / timeSteps).data(3)).get(2);
    double sum = 0;
    double squares = 0;
    Set<Integer> marked = new HashSet<>();
    for (double[][] sequence : SpecTasks.numbers(test.features())) {
      for (int step = 0; step < timeSteps; step++) {
        sum += sequence[0][step];
        squares += Math.pow(sequence[0][step] - 0.5, 2);
        if (sequence[1][step] == 1) {
          marked.add(step);
        }
      }
    }

    // then
    double count = (double) test.count() * timeSteps;
    assertThat(sum / count).isCloseTo(0.5, within(0.01));
    assertThat(squares / count).isCloseTo(1 / 12.0, within(0.0025));
    assertThat(marked).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void alwaysOneScoresASixth() {
    // given: 40,000 squared errors of standard deviation √(1/15 − 1/36) = 0.197
    TaskData data = task(4, 40_000).data(1);
    Split test = SpecTasks.splits(data).get(2);

    // when
    double simulated = SpecTasks.metric(test).of(Nd4j.ones(40_000, 1));

    // then: within four standard errors, and not at the 0.1767 that some papers print
    assertThat(simulated).isCloseTo(1 / 6.0, within(0.004));
    assertThat(data.baselines()).extracting(Baseline::value).containsOnly(1 / 6.0);
    assertThat(data.baselines()).extracting(Baseline::name).containsOnly("always 1");
  }

  @Test
  void theMetricIsTheMeanSquaredError() {
    // given: the targets, each missed by a half
    Split test = SpecTasks.splits(task(4, 10).data(1)).get(2);
    Metric metric = SpecTasks.metric(test);

    // then
    assertThat(metric.name()).isEqualTo("mse");
    assertThat(metric.better()).isEqualTo(Metric.Better.LOWER);
    assertThat(metric.of(test.sequences().targets().add(0.5))).isCloseTo(0.25, within(1e-6));
  }

  @Test
  void validationAndTestHaveAThousandSequencesUnlessTheSpecSaysOtherwise() throws IOException {
    // when
    Task task = SpecTasks.read("name: adding, sequences: 7, time_steps: 9");

    // then
    assertThat(task).isEqualTo(new Adding(new SplitSizes(7, 1000, 1000), 9));
    assertThat(task.shape()).isEqualTo(new Shape(2, 9, 1, TargetKind.VALUES, false));
    assertThat(task.description())
        .isEqualTo(
            "adding: 7 sequences × 9 steps × 2 features → the sum of the two marked numbers;"
                + " validation 1000, test 1000");
    assertThat(SpecTasks.sequences(task.data(1)))
        .extracting(Sequences::count)
        .containsExactly(7, 1000, 1000);
  }

  @Test
  void faultsAreLocated() {
    SpecTasks.assertFaults(
        "name: adding, sequences: 0, validation: 0, test: 0, time_steps: 1",
        "33: 'task.sequences' is '0'; expected a whole number from 1 to 1000000000",
        "48: 'task.validation' is '0'; expected a whole number from 1 to 1000000000",
        "57: 'task.test' is '0'; expected a whole number from 1 to 1000000000",
        "72: 'task.time_steps' is '1'; expected a whole number from 2 to 1000000000");
    SpecTasks.assertFaults(
        "name: adding, sequences: 98000, time_steps: 600",
        "33: 'task.sequences' with validation and test, × time_steps × features (or classes) is"
            + " 1.20e+08 values; at most 1.00e+08 are allowed");
    SpecTasks.assertFaults(
        "name: adding, sequences: 1, time_steps: 5, length: 5",
        "51: unknown key below 'task' 'length'. Allowed: name, sequences, validation, test,"
            + " time_steps");
  }
}
