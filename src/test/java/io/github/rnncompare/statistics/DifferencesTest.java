package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static double[] of370(int... right) {
    return Arrays.stream(right).mapToDouble(k -> k / 370.0).toArray();
  }

  private static double p(double[] first, double[] second) {
    return SignedRank.of(Differences.of(first, second).multiples()).pValue();
  }

  @Test
  void tiesOfAccuraciesAreNotLostToRounding() {
    // given accuracies k / 370, with differences of equal size that differ in their last bits
    double[] lstm = of370(350, 352, 339, 350, 359, 358, 354, 355);
    double[] gru = of370(349, 348, 337, 349, 354, 357, 351, 356);
    double[] otherLstm = of370(357, 338, 344, 342, 349, 351, 333, 340);
    double[] otherGru = of370(354, 339, 339, 340, 347, 350, 333, 339);

    // then: by hand, and by SciPy on the whole numbers
    assertThat(p(lstm, gru)).isEqualTo(0.0390625);
    assertThat(p(otherLstm, otherGru)).isEqualTo(0.0625);
  }

  @Test
  void equalValuesHaveNoDifferenceEvenInfiniteOnes() {
    double diverged = Double.POSITIVE_INFINITY;

    assertThat(
            Differences.of(
                    new double[] {diverged, diverged, 1, 0.1 + 0.2},
                    new double[] {diverged, 1, diverged, 0.3})
                .multiples())
        .containsExactly(0, diverged, -diverged, 0);
    assertThat(Differences.of(new double[2], new double[2]).unit()).isOne();
  }

  @Test
  void whatIsTooSmallToBeADifferenceIsZeroWithoutASign() {
    assertThat(Differences.of(new double[] {1}, new double[] {1 + 1e-12}).multiples())
        .containsExactly(0.0); // not −0.0
  }
}
