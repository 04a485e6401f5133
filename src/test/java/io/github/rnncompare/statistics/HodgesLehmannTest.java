package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HodgesLehmannTest {
  private static final double DIVERGED = Double.POSITIVE_INFINITY;

  private static HodgesLehmann of(double... differences) {
    return HodgesLehmann.of(Differences.of(differences, new double[differences.length]));
  }

  @Test
  void thePublishedExampleOfDepression() {
    // given Hamilton depression scale factors (Hollander and Wolfe 1973, p. 29), after − before
    HodgesLehmann found = of(-0.952, 0.147, -1.022, -0.43, -0.62, -0.59, -0.49, 0.08, -0.01);

    // then the estimate of the book, and the interval between the 6th and the 40th Walsh average
    assertThat(found.estimate()).isCloseTo(-0.46, within(1e-8));
    assertThat(found.interval().orElseThrow().low()).isCloseTo(-0.786, within(1e-8));
    assertThat(found.interval().orElseThrow().high()).isCloseTo(-0.010, within(1e-8));
  }

  @Test
  void fewerThanSixPairsHaveNoInterval() {
    assertThat(of(1, 2, 3, 4, 5).estimate()).isCloseTo(3, within(1e-8));
    assertThat(of(1, 2, 3, 4, 5).interval()).isEmpty();
    assertThat(of(1, 2, 3, 4, 5, 6).interval())
        .hasValueSatisfying(
            interval -> {
              assertThat(interval.low()).isCloseTo(1, within(1e-8));
              assertThat(interval.high()).isCloseTo(6, within(1e-8));
            });
  }

  @Test
  void theTestRefusesWhatLiesOutsideAndNothingThatLiesInside() {
    for (int seed = 1; seed <= 60; seed++) {
      // given samples with and without ties, as of accuracies of 20 strings
      Random random = new Random(seed);
      int n = 6 + random.nextInt(10);
      double[] a = random.ints(n, 0, seed % 2 == 0 ? 21 : 1_000_000).asDoubleStream().toArray();
      double[] b = random.ints(n, 0, seed % 2 == 0 ? 21 : 1_000_000).asDoubleStream().toArray();

      // when
      Interval interval = HodgesLehmann.of(Differences.of(a, b)).interval().orElseThrow();

      // then
      double beyond = 1e-3;
      assertThat(p(a, b, interval.low() - beyond)).as("seed " + seed).isLessThanOrEqualTo(0.05);
      assertThat(p(a, b, interval.high() + beyond)).as("seed " + seed).isLessThanOrEqualTo(0.05);
      assertThat(p(a, b, HodgesLehmann.of(Differences.of(a, b)).estimate()))
          .as("seed " + seed)
          .isGreaterThan(0.05);
    }
  }

  private static double p(double[] a, double[] b, double shift) {
    return SignedRank.of(
            IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i] - shift).toArray())
        .pValue();
  }

  @Test
  void divergedTrialsLeaveAnEndOpen() {
    // given: two of eight diverged, so that no shift is large enough to be refused
    HodgesLehmann found = of(-1, -2, -3, -4, -5, -6, DIVERGED, DIVERGED);

    // then
    assertThat(found.estimate()).isFinite();
    assertThat(found.interval().orElseThrow().high()).isInfinite();
    assertThat(found.interval().orElseThrow().low()).isFinite();
  }

  @Test
  void nothingToCompareHasNoEstimate() {
    assertThat(of().estimate()).isNaN();
    assertThat(of(DIVERGED, DIVERGED).estimate()).isNaN();
  }

  @Test
  void manyPairsGiveTheSameByBisectionAsByTryingAll() {
    // given 41 pairs, and the same without one that lies in the middle
    double[] many = new Random(3).doubles(41, -1, 2).sorted().toArray();
    double[] fewer =
        IntStream.range(0, 41).filter(i -> i != 20).mapToDouble(i -> many[i]).toArray();

    // when
    HodgesLehmann bisected = of(many);
    HodgesLehmann tried = of(fewer);

    // then: one of 41 values in the middle changes little
    assertThat(bisected.estimate()).isCloseTo(tried.estimate(), within(0.03));
    assertThat(bisected.interval().orElseThrow().low())
        .isCloseTo(tried.interval().orElseThrow().low(), within(0.03));
    assertThat(bisected.interval().orElseThrow().high())
        .isCloseTo(tried.interval().orElseThrow().high(), within(0.03));
    double[] means =
        Arrays.stream(many).flatMap(x -> Arrays.stream(many).map(y -> (x + y) / 2)).toArray();
    assertThat(bisected.estimate()).isCloseTo(Summary.medianOf(means), within(0.02));
  }

  @Test
  void tenThousandPairsTakeNoTime() {
    double[] many = new Random(4).doubles(10_000, -1, 1.1).toArray();

    assertThat(of(many).interval().orElseThrow().low()).isBetween(0.0, 0.06);
  }

  @Test
  void ofEqualDifferencesTheIntervalIsThatDifference() {
    HodgesLehmann found = of(2, 2, 2, 2, 2, 2);

    assertThat(found.estimate()).isCloseTo(2, within(1e-8));
    assertThat(found.interval().orElseThrow().low()).isCloseTo(2, within(1e-8));
    assertThat(found.interval().orElseThrow().high()).isCloseTo(2, within(1e-8));
  }

  @Test
  void theIntervalOfManyPairsEndsWhereTheTestBeginsToRefuse() {
    for (int seed = 1; seed <= 5; seed++) {
      // given 50 pairs that differ by about 10, and one that lies far away
      double[] differences = new Random(seed).doubles(50, 9, 11).toArray();
      differences[7] = seed % 2 == 0 ? 1 : 19;
      double[] none = new double[50];

      // when
      Interval interval = of(differences).interval().orElseThrow();

      // then
      double beyond = 1e-6;
      assertThat(p(differences, none, interval.low() - beyond))
          .as("seed %d", seed)
          .isLessThan(0.05);
      assertThat(p(differences, none, interval.low() + beyond))
          .as("seed %d", seed)
          .isGreaterThan(0.05);
      assertThat(p(differences, none, interval.high() - beyond))
          .as("seed %d", seed)
          .isGreaterThan(0.05);
      assertThat(p(differences, none, interval.high() + beyond))
          .as("seed %d", seed)
          .isLessThan(0.05);
    }
  }

  @Test
  void divergedTrialsLeaveAnEndOfManyPairsOpen() {
    // given: of one architecture 12 of 50 diverged
    double[] differences = new Random(6).doubles(50, -1, 1).toArray();
    Arrays.fill(differences, 0, 12, DIVERGED);
    double[] opposite = Arrays.stream(differences).map(difference -> -difference).toArray();

    // then
    assertThat(of(differences).estimate()).isFinite();
    assertThat(of(differences).interval().orElseThrow().high()).isEqualTo(DIVERGED);
    assertThat(of(differences).interval().orElseThrow().low()).isBetween(-1.0, 1.0);
    assertThat(of(opposite).interval().orElseThrow().low()).isEqualTo(-DIVERGED);
    assertThat(of(opposite).interval().orElseThrow().high()).isBetween(-1.0, 1.0);
  }

  @Test
  void whereNearlyAllDivergedThereIsNoInterval() {
    for (double diverged : new double[] {DIVERGED, -DIVERGED}) {
      // given: with seven of nine on one side p ≤ 2 · 5 / 2⁹ whatever the shift
      HodgesLehmann few =
          of(diverged, diverged, diverged, diverged, diverged, diverged, diverged, 1, 2);
      double[] many = new Random(7).doubles(50, -1, 1).toArray();
      Arrays.fill(many, 0, 40, diverged);

      // then
      assertThat(few.estimate()).isEqualTo(diverged);
      assertThat(few.interval()).isEmpty();
      assertThat(of(many).estimate()).isEqualTo(diverged);
      assertThat(of(many).interval()).isEmpty();
    }
  }
}
