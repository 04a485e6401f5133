package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LumpsTest {
  private static final Interval SHARES = new Interval(0, 1);
  private static final long SEED = 20261126;

  private static boolean inScores(double... scores) {
    return Lumps.inScores(scores, SHARES);
  }

  @Test
  void seedsThatSolveATaskOrDoNotAreLumps() {
    assertThat(inScores(0.51, 0.5, 0.98, 0.99, 0.49, 0.97, 0.52, 0.99, 0.98, 0.5)).isTrue();
    assertThat(Lumps.inLosses(new double[] {1e-5, 2e-5, 1.5e-5, 0.16, 0.17, 0.16})).isTrue();
  }

  @Test
  void oneSeedFarFromTheOthersIsALump() {
    assertThat(inScores(0.98, 0.99, 0.97, 0.98, 0.99, 0.98, 0.97, 0.99, 0.98, 0.4)).isTrue();
  }

  @Test
  void halfOfTheSeedsAtTheBestScoreAndAnotherFarAwayAreLumps() {
    assertThat(inScores(1, 1, 1, 1, 1, 0.93, 0.9, 0.85, 0.8, 0.7)).isTrue();
    assertThat(inScores(0, 0, 0, 0.05, 0.1, 0.3)).isTrue();
    assertThat(inScores(1, 1, 1, 1, 1, 0.99, 0.97, 0.95, 0.93, 0.9)).isFalse();
  }

  @Test
  void aNarrowGapIsNone() {
    assertThat(inScores(0.90, 0.90, 0.90, 0.95, 0.95, 0.95)).isFalse();
    assertThat(Lumps.inLosses(new double[] {1.0, 1.0, 1.01, 1.8, 1.81, 1.8})).isFalse();
    assertThat(Lumps.inLosses(new double[] {1.0, 1.0, 1.01, 2.8, 2.81, 2.8})).isTrue();
  }

  @Test
  void fiveSeedsSayNothing() {
    assertThat(inScores(1, 1, 0, 0, 0)).isFalse();
    assertThat(inScores()).isFalse();
    assertThat(inScores(1, 1, 1, 1, 1, 1)).isFalse();
  }

  @Test
  void samplesOfOneNormalDistributionAreRarelyTakenForTwo() {
    // given 2,000 samples each
    for (int n : new int[] {6, 10, 20}) {
      Random random = new Random(SEED);
      long found =
          IntStream.range(0, 2000)
              .filter(
                  i ->
                      inScores(
                          random.doubles(n).map(x -> 0.5 + 0.1 * random.nextGaussian()).toArray()))
              .count();

      // then at most 2 %, and what two thousand samples may have above it
      assertThat(found).as("n = %d, seed %d", n, SEED).isLessThan(52);
    }
  }

  @Test
  void howCloseTheValuesOfALumpLieDependsOnHowManyThereAre() {
    // given halves of 0.5 ± c ± 0.1, of whose squares d² / (c² + d²) remain within them
    assertThat(inScores(halves(8, 0.4))).isTrue(); // 0.059 of at most 0.02 · 3
    assertThat(inScores(halves(8, 0.395))).isFalse(); // 0.0602
    assertThat(inScores(halves(12, 0.305))).isTrue(); // 0.097 of at most 0.10
    assertThat(inScores(halves(12, 0.295))).isFalse(); // 0.103
  }

  private static double[] halves(int n, double c) {
    return IntStream.range(0, n)
        .mapToDouble(i -> 0.5 + (i % 4 < 2 ? c : -c) + (i % 2 == 0 ? 0.1 : -0.1))
        .toArray();
  }

  @Test
  void whatLiesExactlyAsFarAwayAsItMustIsALump() {
    assertThat(inScores(0, 0, 0, 0.1, 0.1, 0.1)).isTrue();
    assertThat(inScores(0, 0, 0, 0.05, 0.1, 0.2)).isTrue();
    assertThat(inScores(0, 0, 0, 0.05, 0.1, 0.19)).isFalse();
  }
}
