package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {

  @Test
  void ofALineIsOne() {
    double[] x = {1, 2, 3, 4};
    assertThat(Correlation.pearson(x, new double[] {3, 5, 7, 9})).hasValue(1);
    assertThat(Correlation.pearson(x, new double[] {9, 7, 5, 3})).hasValue(-1);
  }

  @Test
  void ofRanksAsksOnlyWhetherBothGrow() {
    double[] x = {1, 2, 3, 4};
    double[] cubes = {1, 8, 27, 64};
    assertThat(Correlation.spearman(x, cubes)).hasValue(1);
    assertThat(Correlation.pearson(x, cubes).orElseThrow()).isLessThan(0.96);
    // 1 - 6 · Σd² / (n (n² - 1)) with the ranks 2, 1, 4, 3
    assertThat(Correlation.spearman(x, new double[] {2, 1, 9, 5}).orElseThrow())
        .isCloseTo(1 - 6 * 4 / 60.0, within(1e-12));
  }

  @Test
  void twoPairsAndEqualValuesHaveNone() {
    assertThat(Correlation.pearson(new double[] {1, 2}, new double[] {3, 4})).isEmpty();
    assertThat(Correlation.pearson(new double[] {1, 1, 1}, new double[] {3, 4, 5})).isEmpty();
  }
}
