package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FriedmanTest {

  @Test
  void theExampleOfDemsar() {
    // when
    Friedman found = Friedman.of(Demsar.scores());

    // then: as printed
    double[] printed = {3.143, 2.000, 2.893, 1.964};
    for (int i = 0; i < 4; i++) {
      assertThat(found.meanRanks().get(i)).isCloseTo(printed[i], within(0.0005));
    }
    assertThat(found.chiSquared()).isCloseTo(9.28, within(0.005));
    assertThat(found.f()).isCloseTo(3.69, within(0.005));
    assertThat(found.degreesOfFreedom()).isEqualTo(3);
    assertThat(found.secondDegreesOfFreedom()).isEqualTo(39);
    // The article has no p, but 2.85 as the critical value of F(3, 39) at 0.05. These are SciPy's
    // chi2.sf and f.sf of the unrounded statistics.
    assertThat(found.chiSquaredP()).isCloseTo(0.02580749670706, within(1e-12));
    assertThat(found.fP()).isCloseTo(0.01982300619225, within(1e-12));
  }

  @Test
  void theRanksOfDemsar() {
    double[][] scores = Demsar.scores();
    for (int i = 0; i < scores.length; i++) {
      assertThat(Ranks.of(scores[i])).as("data set %d", i).containsExactly(Demsar.RANKS[i]);
    }
  }

  @Test
  void tiesAreNotCorrectedFor() {
    // given: rank sums 4, 5.5 and 8.5, three experiments
    double[][] scores = {{1, 2, 3}, {1, 1, 2}, {2, 3, 4}};

    // when
    Friedman found = Friedman.of(scores);

    // then: 12 / (3·3·4) · (3.5² + 5.5² + 9²) − 3·3·4; R and SciPy would divide by 1 − 6/72
    assertThat(found.meanRanks()).containsExactly(3.5 / 3, 5.5 / 3, 3.0);
    assertThat(found.chiSquared()).isCloseTo(123.5 / 3 - 36, within(1e-12));
  }

  /** Tables of critical values have 6.5 at 5 % and 8 at 1 %; of 6⁴ orders 54 and 6 come so far. */
  @Test
  void theExactDistributionOfThreeArchitecturesInFourExperiments() {
    // given
    double[][] orders = {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {2, 3, 1}, {3, 1, 2}, {3, 2, 1}};
    int atLeast65 = 0;
    int atLeast8 = 0;

    // when
    for (int code = 0; code < 6 * 6 * 6 * 6; code++) {
      double[][] scores = {
        orders[code % 6], orders[code / 6 % 6], orders[code / 36 % 6], orders[code / 216]
      };
      double chiSquared = Friedman.of(scores).chiSquared();
      atLeast65 += chiSquared > 6.5 - 1e-9 ? 1 : 0;
      atLeast8 += chiSquared > 8 - 1e-9 ? 1 : 0;
    }

    // then
    assertThat(atLeast65).isEqualTo(54);
    assertThat(atLeast8).isEqualTo(6);
  }

  @Test
  void perfectAgreement() {
    for (int k = 2; k < 8; k++) {
      for (int n = 2; n < 20; n++) {
        // given
        double[][] scores = new double[n][k];
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < k; j++) {
            scores[i][j] = i + j;
          }
        }

        // when
        Friedman found = Friedman.of(scores);

        // then
        assertThat(found.chiSquared()).isEqualTo(n * (k - 1));
        assertThat(found.f()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(found.fP()).isZero();
      }
    }
  }

  @Test
  void allTie() {
    Friedman found = Friedman.of(new double[5][3]);
    assertThat(found.meanRanks()).containsExactly(2.0, 2.0, 2.0);
    assertThat(found.chiSquared()).isZero();
    assertThat(found.chiSquaredP()).isEqualTo(1);
    assertThat(found.f()).isZero();
    assertThat(found.fP()).isEqualTo(1);
  }

  @Test
  void divergedRunsAreWorst() {
    double diverged = Double.POSITIVE_INFINITY;
    Friedman found = Friedman.of(new double[][] {{diverged, 1, diverged}, {1, 2, diverged}});
    assertThat(found.meanRanks()).containsExactly(1.75, 1.5, 2.75);
  }

  @Test
  void whatHoldsForAnyScores() {
    long seed = 12;
    Random random = new Random(seed);
    for (int repetition = 0; repetition < 200; repetition++) {
      // given: scores with ties, the same on scales of their own, and with the last in front
      int n = 2 + random.nextInt(12);
      int k = 2 + random.nextInt(5);
      double[][] scores = new double[n][k];
      double[][] stretched = new double[n][k];
      double[][] turned = new double[n][k];
      for (int i = 0; i < n; i++) {
        double scale = Math.exp(5 * random.nextGaussian());
        for (int j = 0; j < k; j++) {
          scores[i][j] = random.nextInt(7);
          stretched[i][j] = scale * Math.exp(scores[i][j]) - 100;
          turned[i][(j + 1) % k] = scores[i][j];
        }
      }

      // when
      Friedman found = Friedman.of(scores);
      Friedman ofTurned = Friedman.of(turned);

      // then
      double sum = found.meanRanks().stream().mapToDouble(rank -> rank).sum();
      assertThat(sum).as("seed %d", seed).isCloseTo(k * (k + 1) / 2.0, within(1e-12));
      assertThat(Friedman.of(stretched)).as("seed %d", seed).isEqualTo(found);
      assertThat(ofTurned.chiSquared()).as("seed %d", seed).isEqualTo(found.chiSquared());
      assertThat(ofTurned.fP()).as("seed %d", seed).isEqualTo(found.fP());
      for (int j = 0; j < k; j++) {
        assertThat(ofTurned.meanRanks().get((j + 1) % k))
            .as("seed %d", seed)
            .isEqualTo(found.meanRanks().get(j));
      }
    }
  }

  /** Loosely: both p are smooth, where that of the ranks goes in steps. */
  @Test
  void bothPAreNearThatOfAPermutationTest() {
    long seed = 13;
    Random random = new Random(seed);
    for (double effect : new double[] {0, 0.3, 0.5, 0.7}) {
      // given: 15 experiments, four architectures, of which one is worse
      double[][] scores = new double[15][4];
      for (double[] experiment : scores) {
        for (int j = 0; j < 4; j++) {
          experiment[j] = random.nextGaussian() + (j == 0 ? effect : 0);
        }
      }
      Friedman found = Friedman.of(scores);

      // when: the architectures change places within each experiment
      int shuffles = 20_000;
      int asFar = 0;
      for (int i = 0; i < shuffles; i++) {
        for (double[] experiment : scores) {
          shuffle(experiment, random);
        }
        asFar += spreadOfRankSums(scores) >= spread(found.meanRanks()) - 1e-9 ? 1 : 0;
      }

      // then
      double p = (double) asFar / shuffles;
      assertThat(found.chiSquaredP()).as("seed %d", seed).isCloseTo(p, within(0.03));
      assertThat(found.fP()).as("seed %d", seed).isCloseTo(p, within(0.03));
    }
  }

  private static void shuffle(double[] values, Random random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double kept = values[i];
      values[i] = values[other];
      values[other] = kept;
    }
  }

  /** Of scores without ties, by counting. */
  private static double spreadOfRankSums(double[][] scores) {
    double squares = 0;
    for (int j = 0; j < scores[0].length; j++) {
      int sum = 0;
      for (double[] experiment : scores) {
        for (double other : experiment) {
          sum += other <= experiment[j] ? 1 : 0;
        }
      }
      squares += Math.pow((double) sum / scores.length, 2);
    }
    return squares;
  }

  private static double spread(List<Double> meanRanks) {
    return meanRanks.stream().mapToDouble(rank -> rank * rank).sum();
  }

  @Test
  void whatIsNoTableOfScoresIsRefused() {
    for (double[][] scores :
        List.of(
            new double[0][0],
            new double[1][3],
            new double[3][1],
            new double[][] {{1, 2}, {1, 2, 3}},
            new double[][] {{1, 2}, {1, Double.NaN}})) {
      assertThatThrownBy(() -> Friedman.of(scores)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
