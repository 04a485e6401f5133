package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  private static final double DIVERGED = Double.POSITIVE_INFINITY;

  private static double[] losses(double... values) {
    return values;
  }

  @Test
  void lessIsBetterAndTiesCountHalf() {
    // when
    PairedComparison found = PairedComparison.of(losses(1, 2, 3, 4), losses(2, 2, 5, 3.5));

    // then
    assertThat(found.pairs()).isEqualTo(4);
    assertThat(found.wins()).isEqualTo(2);
    assertThat(found.ties()).isEqualTo(1);
    assertThat(found.losses()).isEqualTo(1);
    assertThat(found.probabilityBetter()).isEqualTo(2.5 / 4);
    assertThat(found.differences()).isEqualTo(4);
    assertThat(found.test()).isEqualTo(SignedRank.of(-1, 0, -2, 0.5));
    assertThat(found.correlation().orElseThrow()).isCloseTo(0.6742000, within(1e-6));
  }

  @Test
  void whatDivergedIsWorseThanAllThatDidNot() {
    // when
    PairedComparison found =
        PairedComparison.of(losses(1, DIVERGED, DIVERGED, 3), losses(DIVERGED, 2, DIVERGED, 4));

    // then only the last pair has a difference
    assertThat(found.wins()).isEqualTo(2);
    assertThat(found.ties()).isEqualTo(1);
    assertThat(found.losses()).isEqualTo(1);
    assertThat(found.differences()).isEqualTo(1);
    assertThat(found.correlation()).isEmpty();
    assertThat(PairedComparison.of(losses(DIVERGED), losses(1)).differences()).isZero();
  }

  @Test
  void theOtherWayRoundItIsMirrored() {
    for (int seed = 1; seed <= 50; seed++) {
      // given
      Random random = new Random(seed);
      double[] a = random.ints(8, 0, 6).mapToDouble(i -> i == 5 ? DIVERGED : i).toArray();
      double[] b = random.ints(8, 0, 6).mapToDouble(i -> i == 5 ? DIVERGED : i).toArray();

      // when
      PairedComparison one = PairedComparison.of(a, b);
      PairedComparison other = PairedComparison.of(b, a);

      // then
      assertThat(one.wins()).as("seed " + seed).isEqualTo(other.losses());
      assertThat(one.ties()).as("seed " + seed).isEqualTo(other.ties());
      assertThat(one.probabilityBetter())
          .as("seed " + seed)
          .isCloseTo(1 - other.probabilityBetter(), within(1e-12));
      assertThat(one.test().pValue()).as("seed " + seed).isEqualTo(other.test().pValue());
    }
  }

  @Test
  void onlyPairsCanBeCompared() {
    assertThatThrownBy(() -> PairedComparison.of(losses(1), losses(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected two arrays of the same length, found 1 and 2");
    assertThat(PairedComparison.of(losses(), losses()).probabilityBetter()).isNaN();
  }

  @Test
  void theCorrelationIsOfThreePairsOrMore() {
    assertThat(PairedComparison.of(losses(1, 2, 3), losses(2, 4, 6)).correlation()).hasValue(1);
    assertThat(PairedComparison.of(losses(1, 2), losses(2, 4)).correlation()).isEmpty();
  }
}
