package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.SampleRun;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariationTest {
  private final SampleRun run = new SampleRun().withAccuracy();

  private String words() {
    return new Variation(run.content(), new Comparison(run.content())).words();
  }

  @Test
  void theSamplingErrorOfAFixedTestSplitStandsBesideItsAccuracies() {
    // given: √(0.9 · 0.1 / 400) = 0.015 and √(0.8 · 0.2 / 400) = 0.02
    run.with("task", Map.of("name", "sequences"))
        .withTestSequences(400)
        .forecast("lstm", 0.8, 0.75, 0.85)
        .forecast("gru", 0.9, 0.9, 0.9);

    assertThat(words())
        .startsWith("A seed draws the initial weights and the order of the batches; ")
        .endsWith(
            "Counted on 400 test sequences, such accuracies have a standard error of 0.0150 to"
                + " 0.0200 by the choice of these sequences alone, √(p(1 − p)/N), which no number"
                + " of seeds makes smaller.");
  }

  @Test
  void oneErrorIsNoRange() {
    run.with("task", Map.of("name", "sequences"))
        .withTestSequences(400)
        .forecast("gru", 0.9, 0.9, 0.9);

    assertThat(words()).contains(" a standard error of 0.0150 by the choice of ");
  }

  @Test
  void stepsOfOneSequenceAreNotCountedAsIndependent() {
    run.with("task", Map.of("name", "text")).withTestSequences(400).forecast("gru", 0.9, 0.9);

    assertThat(words()).doesNotContain("standard error");
  }

  @Test
  void splitsThatVaryHaveItInTheirScores() {
    run.with("task", Map.of("name", "sequences", "resample", true))
        .withTestSequences(400)
        .forecast("gru", 0.9, 0.9);

    assertThat(words()).endsWith("The splits of two seeds overlap.");
  }

  @Test
  void resultsOfOlderVersionsDidNotCountTheSequences() {
    run.with("task", Map.of("name", "sequences")).forecast("gru", 0.9, 0.9);

    assertThat(words()).endsWith("say nothing of another one.");
  }

  @Test
  void dataThatASeedDrawsVaryFromSeedToSeed() {
    run.with("task", Map.of("name", "adding"))
        .with("training", Map.of("batch_size", "full"))
        .withTestSequences(400)
        .forecast("gru", 0.9, 0.9);

    assertThat(words()).isEqualTo("A seed draws the data and the initial weights.");
  }
}
