package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.plan.ExperimentSpec;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallSplitsTest {
  private static List<String> found(String task) throws IOException {
    String spec =
        """
        question: "?"
        task: %s
        architectures:
          gru: {hidden_size: 2}
        training:
          epochs: 1
          optimizer: {name: adam}
        """
            .formatted(task);
    return SmallSplits.found(
        new Experiment(ExperimentSpec.readText("small", spec, "spec")), "sequences");
  }

  @Test
  void fewSequencesHaveALargeStandardError() throws IOException {
    // 1/√(2 · 8) = 0.25 of numbers; 0.5/√25 = 0.1 of classes at every step
    assertThat(found("{name: adding, time_steps: 4, sequences: 50, validation: 8, test: 30}"))
        .containsExactly("the validation split has 8 sequences (standard error of an RMSE: 25 %)");
    assertThat(
            found(
                "{name: copy_memory, items: 4, symbols: 8, delay: 4, sequences: 50,"
                    + " validation: 40, test: 25}"))
        .containsExactly(
            "the test split has 25 sequences (standard error of an accuracy: up to 10 points)");
  }

  @Test
  void classesOfWhichHardlyAnySequenceIsThereAreCounted() throws IOException {
    // given: nine keys, by chance, in thirty sequences
    String task =
        "{name: delayed_recall, time_steps: 9, keys: 9, sequences: 50, validation: 30, test: 900}";

    // then
    assertThat(found(task))
        .singleElement()
        .asString()
        .matches("the validation split has [0-4] sequences of its rarest class");
  }

  @Test
  void largeSplitsAreNotMentioned() throws IOException {
    assertThat(found("{name: adding, time_steps: 4, sequences: 50, validation: 30, test: 30}"))
        .isEmpty();
  }
}
