package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastErrorsTest {

  private static Predictions twoSteps() {
    return new SampleRows()
        .columns("gru", "gru_low", "gru_high", "lstm", "persistence")
        .value("a", 1, 1L, "", 10, 11, 9, 13, 14, 10)
        .value("a", 2, 2L, "", 10, 13, 11, 15, 14, 20)
        .value("b", 1, 1L, "", 10, 7, 5, 9, 14, 10)
        .value("b", 2, 2L, "", "", 7, 5, 9, 14, 10)
        .forecasts();
  }

  @Test
  void errorsAreMeansOverAllSeriesByStepsAhead() {
    // when
    StepErrors absolute = StepErrors.of(twoSteps(), "mase").get(0);
    StepErrors squared = StepErrors.of(twoSteps(), "rmse_x").get(0);

    // then
    assertThat(absolute.squared()).isFalse();
    assertThat(absolute.byStep().get(1L))
        .containsEntry("gru", 2.0)
        .containsEntry("lstm", 4.0)
        .containsEntry("persistence", 0.0);
    assertThat(absolute.byStep().get(2L)).containsEntry("gru", 3.0);
    assertThat(squared.byStep().get(1L)).containsEntry("gru", Math.sqrt(5));
  }

  @Test
  void coverageCountsTheEndsAndOnlyWhatIsKnown() {
    // when
    List<Coverage> coverage = Coverage.of(twoSteps());

    // then: of the three known values one lies within
    assertThat(coverage)
        .extracting(
            Coverage::architecture,
            Coverage::stepsAhead,
            found -> found.rate().successes(),
            found -> found.rate().n(),
            Coverage::meanWidth)
        .containsExactly(
            tuple("gru", 0L, 1, 3, 4.0), tuple("gru", 1L, 1, 2, 4.0), tuple("gru", 2L, 0, 1, 4.0));
    Predictions atTheEnd =
        new SampleRows()
            .columns("gru", "gru_low", "gru_high")
            .value("", 1, null, "", 9, 11, 9, 13)
            .forecasts();
    assertThat(Coverage.of(atTheEnd)).singleElement().matches(c -> c.rate().successes() == 1);
  }

  @Test
  void withoutIntervalsOrWithEmptyOnesThereIsNoCoverage() {
    assertThat(Coverage.of(new SampleRows().errors(1, 2).forecasts())).isEmpty();
    assertThat(
            Coverage.of(
                new SampleRows()
                    .columns("gru", "gru_low", "gru_high")
                    .value("", 1, null, "", 10, 11, "", "")
                    .forecasts()))
        .isEmpty();
  }
}
