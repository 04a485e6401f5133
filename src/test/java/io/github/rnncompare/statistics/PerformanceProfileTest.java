package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerformanceProfileTest {
  private static final double DIVERGED = Double.POSITIVE_INFINITY;

  @Test
  void experimentsCountTheSameWhateverTheirRuns() {
    // given: four runs and one; two and one, of which one diverged
    double[][][] measures = {{{1, 2, 2, 4}, {3}}, {{2, DIVERGED}, {1}}};

    // when
    PerformanceProfile found = PerformanceProfile.of(measures);

    // then
    assertThat(found.thresholds()).containsExactly(1.0, 2.0, 3.0, 4.0);
    assertThat(found.shares())
        .containsExactly(List.of(0.125, 0.375, 0.875, 1.0), List.of(0.5, 0.75, 0.75, 0.75));
  }

  @Test
  void whereAllDivergedThereIsNoThreshold() {
    PerformanceProfile found = PerformanceProfile.of(new double[][][] {{{DIVERGED}}});
    assertThat(found.thresholds()).isEmpty();
    assertThat(found.shares()).containsExactly(List.of());
  }

  @Test
  void whatHoldsForAnyMeasures() {
    long seed = 15;
    Random random = new Random(seed);
    for (int repetition = 0; repetition < 100; repetition++) {
      // given: as many runs in each experiment, with ties and diverged ones
      int runs = 1 + random.nextInt(6);
      double[][][] measures = new double[2][3][runs];
      for (double[][] architecture : measures) {
        for (double[] experiment : architecture) {
          Arrays.setAll(experiment, i -> random.nextInt(5) == 0 ? DIVERGED : random.nextInt(8));
        }
      }
      measures[0][0][0] = 3;

      // when
      PerformanceProfile found = PerformanceProfile.of(measures);

      // then: what rliable's score_distributions leaves below 1, the mean over all runs at once
      assertThat(found.thresholds()).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
      for (int a = 0; a < 2; a++) {
        double[] all = Arrays.stream(measures[a]).flatMapToDouble(Arrays::stream).toArray();
        List<Double> shares = found.shares().get(a);
        for (int t = 0; t < shares.size(); t++) {
          double threshold = found.thresholds().get(t);
          double above = Arrays.stream(all).map(x -> x > threshold ? 1 : 0).average().orElseThrow();
          assertThat(shares.get(t)).as("seed %d", seed).isCloseTo(1 - above, within(1e-12));
        }
        assertThat(shares).as("seed %d", seed).isSorted();
        double finite = Arrays.stream(all).filter(Double::isFinite).count() / (3.0 * runs);
        assertThat(shares.get(shares.size() - 1))
            .as("seed %d", seed)
            .isCloseTo(finite, within(1e-12));
      }
    }
  }

  @Test
  void whatIsNoProfileIsRefused() {
    for (double[][][] measures :
        List.of(
            new double[0][0][0],
            new double[2][0][0],
            new double[2][3][0],
            new double[][][] {{{1}, {2}}, {{1}}},
            new double[][][] {{{Double.NaN}}},
            new double[][][] {{{Double.NEGATIVE_INFINITY}}})) {
      assertThatThrownBy(() -> PerformanceProfile.of(measures))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
