package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.statistics.HalfDistance.Bound;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HalfDistanceTest {
  private static final double[] GRID = {10, 20, 40, 80};

  private static HalfDistance of(double... shares) {
    return HalfDistance.of(GRID, shares);
  }

  @Test
  void isInterpolatedOnTheLogarithm() {
    // halfway between 0.75 and 0.25: the geometric mean of 20 and 40
    assertThat(of(1, 0.75, 0.25, 0).distance()).isCloseTo(Math.sqrt(20 * 40), within(1e-9));
    assertThat(of(1, 0.5, 0.25, 0).distance()).isCloseTo(20, within(1e-9));
    assertThat(of(1, 1, 1, 0.2).distance())
        .isCloseTo(40 * Math.pow(2, 0.5 / 0.8), within(1e-9)); // 0.5 of the way down from 1 to 0.2
    assertThat(of(1, 0.75, 0.25, 0).bound()).isEqualTo(Bound.EXACT);
  }

  @Test
  void whatIsOutOfOrderIsPooledFirst() {
    // 0.25 and 0.75 become 0.5 twice
    assertThat(of(1, 0.25, 0.75, 0).distance()).isCloseTo(40, within(1e-9));
    assertThat(HalfDistance.nonIncreasing(new double[] {0.25, 0.75, 1, 0.4}))
        .containsExactly(new double[] {2 / 3.0, 2 / 3.0, 2 / 3.0, 0.4}, within(1e-12));
  }

  @Test
  void beyondTheGridOnlyABoundIsKnown() {
    assertThat(of(0.4, 0, 0, 0).bound()).isEqualTo(Bound.BELOW);
    assertThat(of(0.4, 0, 0, 0).distance()).isCloseTo(10, within(1e-9));
    assertThat(of(1, 1, 0.9, 0.5).bound()).isEqualTo(Bound.ABOVE);
    assertThat(of(1, 1, 0.9, 0.5).distance()).isCloseTo(80, within(1e-9));
  }

  @Test
  void moreSuccessNeverMakesItShorter() {
    long seed = 20;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1000; i++) {
      double[] shares = random.doubles(4).toArray();
      double[] more = shares.clone();
      int raised = random.nextInt(4);
      more[raised] = Math.min(1, more[raised] + random.nextDouble());
      assertThat(of(more).logarithm())
          .as("seed %d, round %d", seed, i)
          .isGreaterThanOrEqualTo(of(shares).logarithm() - 1e-12);
    }
  }

  @Test
  void aShareIsNeededForEachDistance() {
    assertThatThrownBy(() -> HalfDistance.of(GRID, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 of 4");
  }
}
