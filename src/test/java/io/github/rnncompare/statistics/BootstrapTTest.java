package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BootstrapTTest {

  private static double[] sample(double... values) {
    return values;
  }

  @Test
  void thePublishedExample() {
    // given the control mice of Efron and Tibshirani 1993, table 2.1
    double[] mice = sample(52, 104, 146, 10, 51, 30, 40, 27, 46);

    // when
    Interval interval = BootstrapT.interval(mice, 0.05).orElseThrow();

    // then it is theirs (section 12.5), but for the chance in 1,000 resamples there
    assertThat(interval.low()).isCloseTo(35.82, within(1.5));
    assertThat(interval.high()).isCloseTo(116.74, within(4.0));
  }

  @Test
  void tenValuesHoldTheMeanAsOftenAsSaid() {
    assertThat(coverage(Random::nextGaussian, 0)).isBetween(0.93, 0.96);
  }

  @Test
  void tenSkewedValuesHoldTheMeanAsOftenAsSaid() {
    assertThat(coverage(random -> Math.exp(random.nextGaussian()), Math.exp(0.5)))
        .isBetween(0.89, 0.93);
  }

  private static double coverage(ToDoubleFunction<Random> distribution, double mean) {
    Random random = new Random(7);
    int samples = 2000;
    int held = 0;
    for (int i = 0; i < samples; i++) {
      double[] sample =
          DoubleStream.generate(() -> distribution.applyAsDouble(random)).limit(10).toArray();
      Interval interval = BootstrapT.interval(sample).orElseThrow();
      held += interval.low() <= mean && mean <= interval.high() ? 1 : 0;
    }
    return (double) held / samples;
  }

  @Test
  void itMovesAndScalesWithTheSample() {
    // given
    double[] sample = sample(1, 2, 4, 8, 16);
    Interval interval = BootstrapT.interval(sample).orElseThrow();

    // when
    double[] other = DoubleStream.of(sample).map(x -> 10 - 2 * x).toArray();

    // then it is mirrored too
    Interval found = BootstrapT.interval(other).orElseThrow();
    assertThat(found.low()).isCloseTo(10 - 2 * interval.high(), within(1e-9));
    assertThat(found.high()).isCloseTo(10 - 2 * interval.low(), within(1e-9));
  }

  @Test
  void equalValuesHaveAnIntervalWithoutLength() {
    assertThat(BootstrapT.interval(sample(0.1, 0.1, 0.1, 0.1, 0.1, 0.1)))
        .isEqualTo(Optional.of(new Interval(0.1, 0.1)));
  }

  @Test
  void whatBearsNoIntervalHasNone() {
    assertThat(BootstrapT.interval(sample(1, 2, 3))).isEmpty();
    assertThat(BootstrapT.interval(sample(1, 1, 1, 1, 1, 1, 1, 1, 1, 0.5))).isEmpty();
    assertThat(BootstrapT.interval(sample(1, 2, 3, 4))).isPresent();
  }
}
