package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateDifferenceTest {

  @ParameterizedTest
  @CsvSource({
    // Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1",
    "10, 10, 0, 10, 0.6075, 1"
  })
  void thePublishedIntervals(int first, int n, int second, int m, double low, double high) {
    RateDifference found = RateDifference.of(Rate.of(first, n), Rate.of(second, m));
    assertThat(found.interval().low()).isCloseTo(low, within(5e-5));
    assertThat(found.interval().high()).isCloseTo(high, within(5e-5));
    assertThat(found.estimate()).isCloseTo((double) first / n - (double) second / m, within(1e-12));
  }

  /** With 8 of 10 against 1 of 10: the 2 · (45 + … ) tables as unlikely, of C(20, 9). */
  @Test
  void theTestIsFishers() {
    // C(10, 8) · C(10, 1) + C(10, 9) · C(10, 0), twice by symmetry, of C(20, 9) = 167960
    double expected = 2.0 * (45 * 10 + 10) / 167960;
    assertThat(RateDifference.of(Rate.of(8, 10), Rate.of(1, 10)).pValue())
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void equalRatesAndMissingTrialsShowNothing() {
    assertThat(RateDifference.of(Rate.of(0, 10), Rate.of(0, 20)).pValue()).isEqualTo(1);
    assertThat(RateDifference.of(Rate.of(10, 10), Rate.of(20, 20)).pValue()).isEqualTo(1);
    RateDifference nothing = RateDifference.of(Rate.of(0, 0), Rate.of(3, 4));
    assertThat(nothing.estimate()).isNaN();
    assertThat(nothing.interval()).isEqualTo(new Interval(-1, 1));
    assertThat(nothing.pValue()).isEqualTo(1);
  }
}
