package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

  @ParameterizedTest
  @CsvSource({
    // Newcombe 1998, Statistics in Medicine 17, table I, method 3
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void thePublishedIntervals(int successes, int n, double low, double high) {
    Rate rate = Rate.of(successes, n);
    assertThat(rate.share()).isEqualTo((double) successes / n);
    assertThat(rate.interval().low()).isCloseTo(low, within(5e-5));
    assertThat(rate.interval().high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void successAndFailureMirrorEachOther() {
    for (int n = 1; n <= 20; n++) {
      for (int k = 0; k <= n; k++) {
        Interval one = Rate.of(k, n).interval();
        Interval other = Rate.of(n - k, n).interval();
        assertThat(one.low()).isCloseTo(1 - other.high(), within(1e-12)).isBetween(0.0, 1.0);
        assertThat(one.low()).isLessThanOrEqualTo((double) k / n);
      }
    }
  }

  @Test
  void withoutTrialsNothingIsKnown() {
    assertThat(Rate.of(0, 0)).isEqualTo(new Rate(0, 0, Double.NaN, new Interval(0, 1)));
    assertThatThrownBy(() -> Rate.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
