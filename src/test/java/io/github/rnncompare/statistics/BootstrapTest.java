package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static double mean(int[] units, double[] values) {
    return Arrays.stream(units).mapToDouble(unit -> values[unit]).average().orElseThrow();
  }

  /** The mean of n values drawn from them has their standard deviation over √n. */
  @Test
  void theIntervalOfAMeanIsNearTheNormalOne() {
    double[] values = new double[100];
    Arrays.setAll(values, i -> i);
    double sd = Math.sqrt((100.0 * 100 - 1) / 12);
    Interval interval = Bootstrap.interval(100, units -> mean(units, values));
    assertThat(interval.low()).isCloseTo(49.5 - 1.96 * sd / 10, within(0.15));
    assertThat(interval.high()).isCloseTo(49.5 + 1.96 * sd / 10, within(0.15));
    assertThat(Bootstrap.interval(100, units -> mean(units, values))).isEqualTo(interval);
  }

  @Test
  void equalUnitsLeaveNoDoubt() {
    assertThat(Bootstrap.interval(5, units -> 3)).isEqualTo(new Interval(3, 3));
  }

  @Test
  void nothingToDrawFromIsRefused() {
    assertThatThrownBy(() -> Bootstrap.interval(0, units -> 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bootstrap.interval(2, units -> Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }
}
