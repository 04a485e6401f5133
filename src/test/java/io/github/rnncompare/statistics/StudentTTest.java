package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StudentTTest {
  @Test
  void aKnownSample() {
    // given: mean 5, sd √(32/7), n = 8; t(0.975, 7) = 2.364624
    Interval interval = StudentT.interval(new double[] {2, 4, 4, 4, 5, 5, 7, 9}).orElseThrow();

    // then
    double reach = 2.364624 * Math.sqrt(32.0 / 7 / 8);
    assertThat(interval.low()).isCloseTo(5 - reach, within(1e-6));
    assertThat(interval.high()).isCloseTo(5 + reach, within(1e-6));
  }

  @Test
  void threeValuesHaveNone() {
    assertThat(StudentT.interval(new double[] {1, 2, 3})).isEmpty();
    assertThat(StudentT.interval(new double[] {1, 2, 3, 4})).isPresent();
  }

  @Test
  void equalValuesHaveAPoint() {
    double[] same = {0.11, 0.11, 0.11, 0.11, 0.11}; // their mean is rounded to 0.11000000000000001

    assertThat(StudentT.interval(same)).contains(new Interval(0.11, 0.11));
  }

  @Test
  void aSpreadBeyondAllNumbersHasNone() {
    assertThat(StudentT.interval(new double[] {1e300, 3e300, 2e300, 1e300})).isEmpty();
  }
}
