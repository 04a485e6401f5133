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
    assertThat(summary.min()).isEqualTo(2);
    assertThat(summary.max()).isEqualTo(9);
  }

  @Test
  void oneValueHasNoDeviation() {
    Summary summary = Summary.of(3);
    assertThat(summary.mean()).isEqualTo(3);
    assertThat(summary.sd()).isNaN();
  }

  @Test
  void nothingHasNoSummary() {
    assertThatThrownBy(Summary::of).isInstanceOf(IllegalArgumentException.class);
  }
}
