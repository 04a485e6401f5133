package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;

class SignedRankTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void thePublishedExampleOfDepression() {
    // given Hamilton depression scale factors (Hollander and Wolfe 1973, p. 29)
    double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    double[] differences = new double[9];
    for (int i = 0; i < 9; i++) {
      differences[i] = before[i] - after[i];
    }

    // when
    SignedRank test = SignedRank.of(differences);

    // then V = 40, and one-sided p = 0.0195
    assertThat(test.positive()).isEqualTo(40);
    assertThat(test.negative()).isEqualTo(5);
    assertThat(test.pValue()).isCloseTo(2 * 0.01953125, within(1e-12));
  }

  @Test
  void thePublishedExampleWithZerosAndTies() {
    // given two classifiers on 14 data sets (Demšar 2006, table 2)
    double[] differences = {
      0.005, -0.008, 0.017, 0.033, 0.006, -0.005, 0.007, 0, 0.063, 0, 0.022, 0.047, 0.009, 0.021
    };

    // when
    SignedRank test = SignedRank.of(differences);

    // then R+ = 93 and R− = 12, of which half of the two zeros' ranks, 1.5, belong to each
    assertThat(test.zeros()).isEqualTo(2);
    assertThat(test.positive() + 1.5).isEqualTo(93);
    assertThat(test.negative() + 1.5).isEqualTo(12);
    assertThat(test.pValue()).isLessThan(0.05);
  }

  @Test
  void allOnOneSideIsTheSmallestPValueThatThereIs() {
    assertThat(SignedRank.of(1, 2, 3, 4, 5).pValue()).isEqualTo(2 / 32.0);
    assertThat(SignedRank.of(-1, -2, -3, -4, -5, -6).pValue()).isEqualTo(2 / 64.0);
    assertThat(SignedRank.of(0, 1, 2, 3).pValue()).isEqualTo(2 / 8.0);
    assertThat(SignedRank.of(0, 0).pValue()).isEqualTo(1);
    assertThat(SignedRank.of(3).pValue()).isEqualTo(1);
    assertThat(SignedRank.of().pValue()).isEqualTo(1);
  }

  @Test
  void itIsTheLibrarysWhereThatIsExact() {
    // given samples without ties or zeros
    for (int seed = 1; seed <= 50; seed++) {
      Random random = new Random(seed);
      double[] differences =
          DoubleStream.generate(() -> random.nextGaussian() + 0.3)
              .limit(2 + random.nextInt(40))
              .toArray();

      // then
      assertThat(SignedRank.of(differences).pValue())
          .as("seed " + seed)
          .isCloseTo(
              WilcoxonSignedRankTest.withDefaults().test(differences).getPValue(), within(1e-9));
    }
  }

  @Test
  void withTiesAndZerosItCountsAllSigns() {
    for (int seed = 1; seed <= 30; seed++) {
      Random random = new Random(seed);
      double[] differences =
          DoubleStream.generate(() -> random.nextInt(9) - 3.0).limit(10).toArray();

      assertThat(SignedRank.of(differences).pValue())
          .as("seed " + seed)
          .isCloseTo(bySigns(differences), within(1e-12));
    }
  }

  /** The share of all signs of the differences whose sums are as far apart, or farther. */
  private static double bySigns(double[] differences) {
    SignedRank found = SignedRank.of(differences);
    double apart = Math.abs(found.positive() - found.negative());
    int n = differences.length;
    int asFar = 0;
    for (int signs = 0; signs < 1 << n; signs++) {
      double[] signed = new double[n];
      for (int i = 0; i < n; i++) {
        signed[i] = (signs >> i & 1) == 0 ? differences[i] : -differences[i];
      }
      SignedRank other = SignedRank.of(signed);
      asFar += Math.abs(other.positive() - other.negative()) >= apart ? 1 : 0;
    }
    return asFar / Math.pow(2, n);
  }

  @Test
  void beyondFiftyDifferencesItIsAsSciPysApproximation() {
    // given: scipy.stats.wilcoxon(d, zero_method="pratt", method="approx"), SciPy 1.17
    double[] differences = new double[60];
    for (int i = 0; i < 60; i++) {
      differences[i] = i % 7 - 2; // −2 … 4, with ties and zeros
    }

    // then
    assertThat(SignedRank.of(differences).pValue()).isCloseTo(0.0028359428868406683, within(1e-9));
  }

  @Test
  void theApproximationJoinsTheExactTest() {
    for (int seed = 1; seed <= 20; seed++) {
      // given 50 differences, and one more that is small
      double[] differences = new Random(seed).doubles(50, -1, 1.3).toArray();
      double[] more = Arrays.copyOf(differences, 51);
      more[50] = 1e-9;

      // then
      assertThat(SignedRank.of(more).pValue())
          .as("seed " + seed)
          .isCloseTo(SignedRank.of(differences).pValue(), within(0.02));
    }
  }

  @Test
  void onlyRanksCount() {
    assertThat(SignedRank.of(1, -2, 3, INFINITY, -0.5).pValue())
        .isEqualTo(SignedRank.of(1, -2, 3, 1000, -0.5).pValue());
    assertThatThrownBy(() -> SignedRank.of(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void howManySeedsItTakes() {
    assertThat(SignedRank.fewest(1, 0.05)).isEqualTo(6); // 2 / 2⁶ = 0.031
    assertThat(SignedRank.fewest(3, 0.05)).isEqualTo(7); // 3 · 2 / 2⁷ = 0.047
    assertThat(SignedRank.fewest(66, 0.05)).isEqualTo(12);
    assertThat(SignedRank.fewest(1, 1 / 16.0)).isEqualTo(6); // 2 / 2⁵ is not below 1/16
  }

  @Test
  void zerosDoNotCountAmongTheFiftyOfTheExactTest() {
    // given 48 differences on one side, and four zeros
    double[] differences = new double[52];
    for (int i = 0; i < 48; i++) {
      differences[i] = i + 1;
    }

    // then
    assertThat(SignedRank.of(differences).pValue()).isEqualTo(Math.pow(2, -47));
  }
}
