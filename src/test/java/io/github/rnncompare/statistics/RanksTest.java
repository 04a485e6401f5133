package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RanksTest {

  @Test
  void theLowestIsFirstAndTiesShareTheirRanks() {
    assertThat(Ranks.of(0.5, -2, 0.5, 7, 0.5)).containsExactly(3, 1, 3, 5, 3);
  }

  @Test
  void minusZeroTiesWithZero() {
    assertThat(Ranks.of(0.0, -0.0, 1)).containsExactly(1.5, 1.5, 3);
  }

  @Test
  void divergedRunsComeLastAndTie() {
    double diverged = Double.POSITIVE_INFINITY;
    assertThat(Ranks.of(diverged, 1, diverged, Double.MAX_VALUE)).containsExactly(3.5, 1, 3.5, 2);
  }

  @Test
  void whatIsNoMeasureIsRefused() {
    assertThatThrownBy(() -> Ranks.of(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rank for NaN at index 1");
    assertThatThrownBy(() -> Ranks.of(Double.NEGATIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRankIsOneMoreThanThoseBelowAndHalfOfThoseThatTie() {
    long seed = 11;
    Random random = new Random(seed);
    for (int repetition = 0; repetition < 100; repetition++) {
      // given: values with ties
      double[] values = random.ints(1 + random.nextInt(9), 0, 6).asDoubleStream().toArray();

      // when
      double[] ranks = Ranks.of(values);

      // then
      for (int i = 0; i < values.length; i++) {
        double value = values[i];
        long below = Arrays.stream(values).filter(other -> other < value).count();
        long ties = Arrays.stream(values).filter(other -> other == value).count();
        assertThat(ranks[i]).as("seed %d", seed).isEqualTo(below + (ties + 1) / 2.0);
      }
    }
  }
}
