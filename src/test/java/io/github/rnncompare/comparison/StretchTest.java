package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StretchTest {

  @Test
  void ofAShortSeriesTheLastStretchIsTheWholeAndNoneIsWorse() {
    // given
    Predictions predictions = new SampleRows().errors(1, 2, 3).forecasts();

    // when
    Stretch last = Stretch.last(predictions);

    // then
    assertThat(last.rows()).containsExactly(0, 1, 2);
    assertThat(last.meanError(predictions)).isEqualTo(2);
    assertThat(Stretch.worst(predictions)).isEmpty();
  }

  @Test
  void ofALongSeriesTheWorstIsWhereTheErrorsAre() {
    // given: errors of 1, and of 5 at the values 51 to 60
    double[] errors = IntStream.range(0, 300).mapToDouble(i -> i >= 50 && i < 60 ? 5 : 1).toArray();
    Predictions predictions = new SampleRows().errors(errors).forecasts();

    // when
    Stretch worst = Stretch.worst(predictions).orElseThrow();

    // then
    assertThat(Stretch.last(predictions).rows()).hasSize(120).startsWith(180).endsWith(299);
    assertThat(worst.rows()).hasSize(120).contains(50, 59);
    assertThat(worst.meanError(predictions)).isEqualTo((110 + 10 * 5) / 120.0);
  }

  @Test
  void theWorstMayBeOfAnotherSeriesAndErrorsOfTargetsAreInTheirDeviations() {
    // given: large numbers with a small error, and small ones with a large one
    SampleRows rows = new SampleRows();
    for (int i = 1; i <= 4; i++) {
      rows.value("a", i, null, "large", 1000 * i, 1000 * i + 10, 0);
      rows.value("a", i, null, "small", i, i + 2, 0);
      rows.value("b", i, null, "small", i, i + 3, 0);
    }

    // when
    Predictions predictions = rows.forecasts();

    // then
    assertThat(Stretch.last(predictions).target()).isEqualTo("large");
    assertThat(Stretch.worst(predictions))
        .hasValueSatisfying(
            worst -> {
              assertThat(worst.series()).isEqualTo("b");
              assertThat(worst.target()).isEqualTo("small");
            });
  }

  @Test
  void ofALongHorizonOnlyForecastsOneStepAheadAreTakenInTheOrderOfTheSeries() {
    // given
    Predictions predictions =
        new SampleRows()
            .value("", 2, 1L, "", 1, 1, 1)
            .value("", 3, 2L, "", 1, 1, 1)
            .value("", 1, 1L, "", 1, 1, 1)
            .value("", 2, 2L, "", 1, 1, 1)
            .forecasts();

    // then
    assertThat(predictions.horizon()).isEqualTo(2);
    assertThat(Stretch.last(predictions).rows()).containsExactly(2, 0);
  }

  @Test
  void unknownErrorsAndConstantTargetsAreNoWorst() {
    assertThat(Stretch.worst(new SampleRows().value("", 1, null, "", "", 1, 1).forecasts()))
        .isEmpty();
    Predictions constant =
        new SampleRows()
            .value("", 1, null, "a", 1, 2, 2)
            .value("", 1, null, "b", 1, 3, 3)
            .forecasts();
    assertThat(Stretch.worst(constant)).isEmpty();
  }
}
