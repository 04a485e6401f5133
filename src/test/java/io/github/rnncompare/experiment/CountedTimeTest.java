package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.plan.ExperimentSpec;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CountedTimeTest {
  /** 100 training sequences of 20 steps in batches of 30, 50 for validation, 40 for the test. */
  private static final String ADDING =
      """
      question: "?"
      task: {name: adding, time_steps: 20, sequences: 100, validation: 50, test: 40}
      architectures:
        simple_rnn: {hidden_size: 3}
      training:
        epochs: 2
        batch_size: 30
        optimizer: {name: adam}
      sweep:
        seeds: 5
        keys:
          training.optimizer.learning_rate: [0.001, 0.01]
      seeds: 7
      """;

  private static Experiment experiment(String spec) {
    return new Experiment(ExperimentSpec.readText("counted", spec, "spec"));
  }

  @Test
  void operationsAreThoseOfTheWeightsForEachStepAndOfTheBatches() throws IOException {
    // given: 3 · (2 + 3) weights and 3 + 3 biases at each step, 3 + 1 at the output
    Experiment experiment = experiment(ADDING);
    double forward = 2 * (21 * 20 + 4);
    double epoch = 4 * 4e6 + 3 * 100 * forward + 50 * forward;

    // when
    CountedTime counted = CountedTime.of(experiment);

    // then: ten trials of the search, seven that are tested too
    assertThat(counted.updatesPerEpoch(experiment)).isEqualTo(4);
    assertThat(counted.seconds(experiment, 8, 1))
        .isCloseTo((17 * 2 * epoch + 7 * 40 * forward) / 20e9, within(1e-9));
  }

  @Test
  void jobsShareTheTrialsOfAStage() throws IOException {
    // given
    Experiment experiment = experiment(ADDING);
    CountedTime counted = CountedTime.of(experiment);

    // when
    double one = counted.seconds(experiment, 40, 1);
    double two = counted.seconds(experiment, 40, 2);

    // then: five turns and four, of ten and seven
    assertThat(two / one).isCloseTo(9.0 / 17, within(0.001));
    assertThat(counted.seconds(experiment, 40, 2)).isEqualTo(two);
  }

  @Test
  void aTargetAtEveryStepTakesMoreForEachBatch() throws IOException {
    // given: the task of 10 steps has a target at each
    String last = ADDING.replace("epochs: 2", "epochs: 1");
    String every =
        last.replaceFirst(
            "task: .*",
            "task: {name: copy_memory, items: 4, symbols: 8, delay: 2, sequences: 100}");
    Experiment experiment = experiment(every);

    // when
    double seconds = CountedTime.of(experiment).seconds(experiment, 4, 1);

    // then
    assertThat(seconds).isGreaterThan(17 * 4 * 24e6 / 20e9);
  }
}
