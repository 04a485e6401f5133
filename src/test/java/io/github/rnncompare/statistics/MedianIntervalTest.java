package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianIntervalTest {
  private static double[] oneTo(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(i -> n + 1.0 - i).toArray();
  }

  @ParameterizedTest
  @CsvSource({"6, 1, 6", "8, 1, 8", "9, 2, 8", "10, 2, 9", "20, 6, 15", "30, 10, 21"})
  void itLiesBetweenTheValuesThatTablesOfTheSignTestGive(int n, double low, double high) {
    assertThat(MedianInterval.of(oneTo(n))).contains(new Interval(low, high));
  }

  @Test
  void ofFiveSeedsThereIsNone() {
    for (int n = 0; n < 6; n++) {
      assertThat(MedianInterval.of(oneTo(n))).isEmpty();
    }
  }
}
