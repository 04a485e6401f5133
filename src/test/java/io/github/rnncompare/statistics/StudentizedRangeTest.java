package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class StudentizedRangeTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** The difference of two normal values has the variance 2. */
  @Test
  void ofTwoValuesItIsTheNormalDistribution() {
    for (double p : new double[] {1e-3, 0.1, 0.5, 0.9, 0.95, 0.999}) {
      double normal = Math.sqrt(2) * NORMAL.inverseCumulativeProbability((1 + p) / 2);
      assertThat(StudentizedRange.quantile(p, 2)).isCloseTo(normal, within(1e-12));
      assertThat(StudentizedRange.cumulativeProbability(normal, 2)).isCloseTo(p, within(1e-14));
    }
  }

  /** SciPy 1.17.1, {@code studentized_range.cdf} and {@code ppf} with df = inf. */
  @Test
  void asSciPyHasIt() {
    double[] q = {0.5, 1, 2, 3.5, 6};
    int[] k = {3, 5, 10};
    double[][] probabilities = {
      {0.06657805486471, 0.24071264122934, 0.66650067495985, 0.96444295813684, 0.99993442650157},
      {0.00334031605655, 0.04504514481136, 0.38155051944901, 0.90366153603457, 0.99978575738567},
      {0.00000141338052, 0.00051986945546, 0.07678576139314, 0.71798356171086, 0.99907848469613},
    };
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < q.length; j++) {
        assertThat(StudentizedRange.cumulativeProbability(q[j], k[i]))
            .isCloseTo(probabilities[i][j], within(1e-13));
      }
    }
    assertThat(StudentizedRange.quantile(0.95, 3)).isCloseTo(3.314493155398, within(1e-11));
    assertThat(StudentizedRange.quantile(0.95, 10)).isCloseTo(4.474124221726, within(1e-11));
    assertThat(StudentizedRange.quantile(0.90, 10)).isCloseTo(4.129346398237, within(1e-11));
  }

  @Test
  void itGoesFromZeroToOne() {
    for (int k : new int[] {2, 3, 10, 100}) {
      assertThat(StudentizedRange.cumulativeProbability(-1, k)).isZero();
      assertThat(StudentizedRange.cumulativeProbability(0, k)).isZero();
      double before = 0;
      for (double q = 0.5; q < 9; q += 0.5) {
        double probability = StudentizedRange.cumulativeProbability(q, k);
        assertThat(probability).isGreaterThan(before).isLessThanOrEqualTo(1);
        before = probability;
      }
      assertThat(StudentizedRange.cumulativeProbability(50, k)).isCloseTo(1, within(1e-13));
    }
  }

  @Test
  void whatHasNoRangeIsRefused() {
    for (double p : new double[] {0, 1, -0.5, Double.NaN}) {
      assertThatThrownBy(() -> StudentizedRange.quantile(p, 3))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> StudentizedRange.cumulativeProbability(1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
