package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuartilesTest {

  /** numpy.percentile(sample, [25, 50, 75]). */
  @Test
  void quartilesAreInterpolatedAsNumpyDoes() {
    assertThat(Quartiles.of(7)).isEqualTo(new Quartiles(7, 7, 7));
    assertThat(Quartiles.of(2, 1)).isEqualTo(new Quartiles(1.25, 1.5, 1.75));
    assertThat(Quartiles.of(5, 3, 1, 2, 4)).isEqualTo(new Quartiles(2, 3, 4));
    assertThat(Quartiles.of(1, 10, 100, 1000)).isEqualTo(new Quartiles(7.75, 55, 325));
  }

  @Test
  void theSampleStaysAsItIs() {
    double[] sample = {3, 1, 2};
    Quartiles.of(sample);
    assertThat(sample).containsExactly(3, 1, 2);
  }

  @Test
  void noValuesHaveNoQuartiles() {
    assertThatThrownBy(Quartiles::of).isInstanceOf(IllegalArgumentException.class);
  }
}
