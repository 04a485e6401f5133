package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportedSeedTest {
  private final SampleRun run = new SampleRun();

  private long seed() {
    return ReportedSeed.of(new Comparison(run.content())).orElseThrow();
  }

  @Test
  void ofAnEvenNumberTheBetterOneInTheMiddleOfTheBestArchitecture() {
    // given: errors of four seeds; the second best of gru is seed 3
    run.forecast("gru", 0.4, 0.1, 0.2, 0.3).forecast("lstm", 0.5, 0.6, 0.7, 0.8);

    assertThat(seed()).isEqualTo(3);
  }

  @Test
  void whereMoreIsBetterTheBestComesFirst() {
    // given: the second best of four is 0.7
    run.withAccuracy().forecast("gru", 0.6, 0.7, 0.5, 0.8).forecast("lstm", 0.1, 0.2, 0.1, 0.2);

    assertThat(seed()).isEqualTo(2);
  }

  @Test
  void ofEqualScoresTheLowerSeed() {
    run.forecast("gru", 0.2, 0.1, 0.2, 0.3);

    assertThat(seed()).isEqualTo(1);
  }

  @Test
  void seedsOnWhichAnyTrialDidNotEndWellDoNotCount() {
    // given: seed 3, which would be in the middle, diverged for lstm
    run.forecast("gru", 0.1, 0.2, 0.3, 0.4, 0.5)
        .forecast("lstm", 0.6, 0.7)
        .divergedForecast("lstm", 3);

    // then: of 0.1, 0.2, 0.4, 0.5 the second
    assertThat(seed()).isEqualTo(2);
  }

  @Test
  void thereIsNoneIfNoSeedEndedWellForAll() {
    run.forecast("gru", 0.1).divergedForecast("lstm", 1);

    assertThat(ReportedSeed.of(new Comparison(run.content()))).isEmpty();
  }
}
