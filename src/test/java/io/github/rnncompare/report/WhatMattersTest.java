package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.SampleRun;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a report says of the smallest difference that matters, and of weights for classes. */
class WhatMattersTest {
  private final SampleRun run =
      new SampleRun()
          .memorised("gru", 0.5, 0.51, 0.52, 0.53, 0.54, 0.55)
          .memorised("lstm", 0.7, 0.71, 0.72, 0.73, 0.74, 0.75);

  private Comparison comparison() {
    return new Comparison(run.content());
  }

  @Test
  void theTableOfPairsHasAColumnWhereTheSpecSaysWhatMatters() throws IOException {
    // given
    String without = PairTable.of(comparison()).csv();

    // when
    run.with("relevance", "2 %");
    ResultTable table = PairTable.of(comparison());

    // then
    assertThat(without).doesNotContain("relevant_difference");
    assertThat(table.csv().lines().findFirst().orElseThrow()).endsWith(",relevant_difference");
    assertThat(table.csv().lines().toList().get(1)).endsWith(",better");
    assertThat(table.shown().markdown()).contains("by 2 % or more");
  }

  @Test
  void weightsOfClassesAreKnownFromTheSpecAndFromASweep() {
    assertThat(WeightedClasses.in(comparison())).isFalse();
    run.with("training", Map.of("class_weights", "none"));
    assertThat(WeightedClasses.in(comparison())).isFalse();
    run.with("training", Map.of("class_weights", "balanced"));
    assertThat(WeightedClasses.in(comparison())).isTrue();
    SampleRun swept = new SampleRun().chosen("gru", Map.of("class_weights", "balanced"), 0.5);
    assertThat(WeightedClasses.in(new Comparison(swept.content()))).isTrue();
  }
}
