package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void aKnownSample() {
    // given: mean 5, squared deviations 9+1+1+1+0+0+4+16 = 32, so that sd = √(32/7)
    Summary summary = Summary.of(2, 4, 4, 4, 5, 5, 7, 9);

    assertThat(summary.n()).isEqualTo(8);
    assertThat(summary.mean()).isEqualTo(5);
    assertThat(summary.sd()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
    assertThat(summary.median()).isEqualTo(4.5);
    assertThat(summary.interquartileMean()).isEqualTo((4 + 4 + 5 + 5) / 4.0);
    assertThat(summary.interval())
        .isEqualTo(StudentT.interval(new double[] {2, 4, 4, 4, 5, 5, 7, 9}));
    assertThat(summary.medianInterval()).contains(new Interval(2, 9));
    assertThat(summary.geometricMean()).isEmpty();
    assertThat(summary.min()).isEqualTo(2);
    assertThat(summary.max()).isEqualTo(9);
  }

  @Test
  void anIntervalKeepsToWhatIsPossible() {
    // given
    double[] accuracies = {0.99, 1, 0, 0.01};

    // then
    assertThat(Summary.of(accuracies).interval().orElseThrow().low()).isNegative();
    assertThat(Summary.of(Scale.LINEAR, new Interval(0, 1), accuracies).interval())
        .hasValueSatisfying(
            interval -> {
              assertThat(interval.low()).isZero();
              assertThat(interval.high()).isOne();
            });
  }

  @Test
  void theInterquartileMeanTakesPartsOfValues() {
    // given 9 values: the quartiles lie 2.25 values from each end
    assertThat(Summary.of(17, 1, 3, 5, 7, 9, 11, 13, 30).interquartileMean())
        .isCloseTo((0.75 * 5 + 7 + 9 + 11 + 0.75 * 13) / 4.5, within(1e-12));
    // a published example (Wikipedia, "Interquartile mean")
    assertThat(Summary.of(5, 8, 4, 38, 8, 6, 9, 7, 7, 3, 1, 6).interquartileMean())
        .isCloseTo(6.5, within(1e-12));
    assertThat(Summary.of(1, 2).interquartileMean()).isEqualTo(1.5);
  }

  @Test
  void oneValueHasNoDeviation() {
    Summary summary = Summary.of(3);
    assertThat(summary.mean()).isEqualTo(3);
    assertThat(summary.interquartileMean()).isEqualTo(3);
    assertThat(summary.sd()).isNaN();
    assertThat(summary.interval()).isEmpty();
  }

  @Test
  void positiveLossesHaveAGeometricMeanWithAnIntervalOfRatios() {
    // given logarithms to the base 10 of −4, −3, −3, −2: mean −3, sd √(2/3)
    Summary summary = Summary.of(Scale.LOGARITHMIC, Interval.ANY, 1e-4, 1e-3, 1e-3, 1e-2);

    // then
    assertThat(summary.geometricMean().orElseThrow()).isCloseTo(1e-3, within(1e-12));
    double reach = 3.182446 * Math.sqrt(2.0 / 3 / 4);
    assertThat(summary.geometricInterval().orElseThrow().low())
        .isCloseTo(Math.pow(10, -3 - reach), within(1e-9));
    assertThat(summary.interval()).isEmpty();
    assertThat(summary.mean()).isCloseTo(0.003025, within(1e-12));
    assertThatThrownBy(() -> Summary.of(Scale.LOGARITHMIC, Interval.ANY, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSampleKeepsItsOrder() {
    double[] sample = {3, 1, 2, 5, 4, 0};

    assertThat(Summary.of(sample).median()).isEqualTo(2.5);
    assertThat(Summary.medianOf(sample)).isEqualTo(2.5);
    assertThat(sample).containsExactly(3, 1, 2, 5, 4, 0);
  }

  @Test
  void nothingHasNoSummary() {
    assertThatThrownBy(Summary::of).isInstanceOf(IllegalArgumentException.class);
  }
}
