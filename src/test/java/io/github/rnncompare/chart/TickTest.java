package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TickTest {

  private static List<String> texts(boolean logarithmic, double... values) {
    return Tick.of(Scale.of(DoubleStream.of(values), logarithmic), 7).stream()
        .map(Tick::text)
        .toList();
  }

  @Test
  void roundNumbers() {
    assertThat(texts(false, 0.1, 0.97)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(texts(false, 46, 58)).containsExactly("46", "48", "50", "52", "54", "56", "58");
    assertThat(texts(false, -1, 1)).containsExactly("−1.0", "−0.5", "0", "0.5", "1.0");
    assertThat(texts(false, 1e-7, 3e-7)).contains("1e−7", "1.5e−7", "3e−7");
  }

  @Test
  void powersOfTenOrTheirHalves() {
    assertThat(texts(true, 0.01, 100)).containsExactly("0.01", "0.1", "1", "10", "100");
    assertThat(texts(true, 1e-12, 1))
        .containsExactly("1e−12", "1e−10", "1e−8", "1e−6", "0.0001", "0.01", "1");
    assertThat(texts(true, 0.3, 7)).containsExactly("0.5", "1", "2", "5");
  }

  @Test
  void extremesHaveTicksToo() {
    double[][] ranges = {
      {0, 0},
      {5, 5},
      {1, 1 + 1e-15},
      {-1e300, 1e300},
      {0, Double.MIN_VALUE},
      {1e300, 1e300},
      {-3, -3}
    };
    for (double[] range : ranges) {
      assertThat(texts(false, range)).hasSizeBetween(2, 7).doesNotHaveDuplicates();
    }
    assertThat(texts(true, Double.MIN_VALUE, 1e300)).hasSizeBetween(2, 8).doesNotHaveDuplicates();
  }
}
