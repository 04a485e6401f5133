package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrectedResampledTTest {
  @Test
  void withoutOverlapItIsStudentsT() {
    // given: scipy.stats.ttest_1samp([0.1, 0.3, 0.2, 0.4], 0)
    assertThat(CorrectedResampledT.pValue(new double[] {0.1, 0.3, 0.2, 0.4}, 0))
        .isCloseTo(0.030466291662170977, within(1e-9));
  }

  @Test
  void overlapMakesItHarderToBeSignificant() {
    double[] differences = {0.1, 0.3, 0.2, 0.4};

    // t = 0.25 / (0.1290994 · √(1/4 + 1/3)) with 3 degrees of freedom
    assertThat(CorrectedResampledT.pValue(differences, 1.0 / 3))
        .isCloseTo(0.08501637, within(1e-7));
  }

  @Test
  void noDifferenceAtAllIsNone() {
    assertThat(CorrectedResampledT.pValue(new double[] {0, 0, 0}, 0.5)).isOne();
    assertThat(CorrectedResampledT.pValue(new double[] {0.5}, 0.5)).isOne();
  }

  @Test
  void ofTwoDifferencesItHasAClosedForm() {
    // given: t = 2 / (√2 · √(1/2 + 1/2)) = √2, and with one degree of freedom an arctangent
    double expected = 1 - 2 / Math.PI * Math.atan(Math.sqrt(2));

    assertThat(CorrectedResampledT.pValue(new double[] {1, 3}, 0.5))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void theIntervalHoldsZeroWhereTheTestFindsNothing() {
    for (long seed = 1; seed <= 50; seed++) {
      // given
      Random random = new Random(seed);
      double[] differences =
          random.doubles(6 + random.nextInt(5), -1 + random.nextDouble(), 2).toArray();

      // when
      Interval interval = CorrectedResampledT.interval(differences, 0.25).orElseThrow();

      // then
      boolean holdsZero = interval.low() <= 0 && interval.high() >= 0;
      assertThat(CorrectedResampledT.pValue(differences, 0.25) > 0.05)
          .as("seed %d", seed)
          .isEqualTo(holdsZero);
    }
    assertThat(CorrectedResampledT.interval(new double[] {1, 2, 3, 4, 5}, 0.25)).isEmpty();
    assertThat(CorrectedResampledT.interval(new double[] {2, 2, 2, 2, 2, 2}, 0.25))
        .hasValue(new Interval(2, 2));
  }
}
