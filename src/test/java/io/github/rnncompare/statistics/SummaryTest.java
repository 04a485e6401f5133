package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void aKnownSample() {
    // given: mean 5, squared deviations 9+1+1+1+0+0+4+16 = 32, so that sd = √(32/7)
    Summary summary = Summary.of(2, 4, 4, 4, 5, 5, 7, 9);

    assertThat(summary.n()).isEqualTo(8);
    assertThat(summary.mean()).isEqualTo(5);
    assertThat(summary.sd()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
    assertThat(summary.median()).isEqualTo(4.5);
    assertThat(summary.interquartileMean()).isEqualTo((4 + 4 + 5 + 5) / 4.0);
    assertThat(summary.interval())
        .hasValueSatisfying(
            interval -> {
              assertThat(interval.low()).isBetween(2.0, 4.5);
              assertThat(interval.high()).isBetween(5.5, 9.0);
            });
    assertThat(summary.min()).isEqualTo(2);
    assertThat(summary.max()).isEqualTo(9);
  }

  @Test
  void anIntervalKeepsToWhatIsPossible() {
    // given: successes and failures, of which a resample may have hardly any spread
    double[] accuracies = {0.99, 1, 0.995, 0.98, 0.99, 1, 0.985, 0.5, 0.99, 0.25};

    // then
    assertThat(Summary.of(accuracies).interval().orElseThrow().low()).isNegative();
    assertThat(Summary.of(new Interval(0, 1), accuracies).interval())
        .hasValueSatisfying(
            interval -> {
              assertThat(interval.low()).isZero();
              assertThat(interval.high()).isBetween(0.9, 1.0);
            });
  }

  @Test
  void theInterquartileMeanTakesPartsOfValues() {
    // given 9 values: the quartiles lie 2.25 values from each end
    assertThat(Summary.of(17, 1, 3, 5, 7, 9, 11, 13, 30).interquartileMean())
        .isCloseTo((0.75 * 5 + 7 + 9 + 11 + 0.75 * 13) / 4.5, within(1e-12));
    // a published example (Wikipedia, "Interquartile mean")
    assertThat(Summary.of(5, 8, 4, 38, 8, 6, 9, 7, 7, 3, 1, 6).interquartileMean())
        .isCloseTo(6.5, within(1e-12));
    assertThat(Summary.of(1, 2).interquartileMean()).isEqualTo(1.5);
  }

  @Test
  void oneValueHasNoDeviation() {
    Summary summary = Summary.of(3);
    assertThat(summary.mean()).isEqualTo(3);
    assertThat(summary.interquartileMean()).isEqualTo(3);
    assertThat(summary.sd()).isNaN();
    assertThat(summary.interval()).isEmpty();
  }

  @Test
  void nothingHasNoSummary() {
    assertThatThrownBy(Summary::of).isInstanceOf(IllegalArgumentException.class);
  }
}
