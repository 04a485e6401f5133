package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianTimeTest {

  /** The ranks are those of Conover 1999, table A3: the largest with at least 95 %. */
  @ParameterizedTest
  @CsvSource({"1, 1", "5, 1", "6, 1", "8, 1", "9, 2", "12, 3", "20, 6", "25, 8", "100, 40"})
  void theIntervalIsFromTheKthSmallestToTheKthLargest(int n, int k) {
    // given: the times n, …, 2, 1
    double[] times = IntStream.range(0, n).mapToDouble(i -> n - i).toArray();

    // when
    MedianTime median = MedianTime.of(times);

    // then
    assertThat(median).isEqualTo(new MedianTime(k, (n + 1) / 2.0, n + 1.0 - k));
    assertThat(times[0]).isEqualTo(n);
  }

  @Test
  void itCoversTheMedianOfSkewedTimesAsOftenAsItSays() {
    // given: times whose median is ln 2
    long seed = 4;
    Random random = new Random(seed);
    int covered = 0;

    // when
    for (int repetition = 0; repetition < 2000; repetition++) {
      MedianTime found = MedianTime.of(random.doubles(40).map(u -> -Math.log(1 - u)).toArray());
      covered += found.low() <= Math.log(2) && Math.log(2) <= found.high() ? 1 : 0;
    }

    // then
    assertThat(covered / 2000.0).as("seed %d", seed).isBetween(0.94, 0.98);
  }

  @Test
  void noTimesHaveNoMedian() {
    assertThatThrownBy(MedianTime::of).isInstanceOf(IllegalArgumentException.class);
  }
}
