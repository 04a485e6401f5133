package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.Predictions.Kind;
import io.github.rnncompare.results.PredictionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionsTest {

  @Test
  void theSeedIsTheMiddleOneOfTheBestAndItsRankIsKnown() {
    // given: gru is the best, and its middle seed is 3
    List<PredictionRow> rows = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      rows.add(
          new PredictionRow(
              seed, "", 1L, "", null, null, "", "1.0", Map.of("gru", "1.5", "lstm", "2.5")));
    }
    SampleRun run = new SampleRun().forecast("gru", 1, 9, 5).forecast("lstm", 20, 20, 20);

    // when
    Predictions predictions =
        Predictions.of(new Comparison(run.content().with(rows))).orElseThrow();

    // then
    assertThat(predictions.chosen()).isEqualTo(new ReportedSeed.Chosen(3, 2, 3, "gru"));
    assertThat(predictions.rows()).containsExactly(rows.get(2));
    assertThat(predictions.kind()).isEqualTo(Kind.FORECASTS);
    assertThat(predictions.best()).isEqualTo("gru");
  }

  @Test
  void withoutPredictionsOfTheSeedThereAreNone() {
    // given
    SampleRun run = new SampleRun().forecast("gru", 1, 2, 3).forecast("lstm", 2, 3, 4);
    List<PredictionRow> other = new SampleRows().errors(1).rows(); // of seed 1, not of seed 2

    // then
    assertThat(Predictions.of(new Comparison(run.content()))).isEmpty();
    assertThat(Predictions.of(new Comparison(run.content().with(other)))).isEmpty();
  }

  @Test
  void theKindIsReadFromTheRowsAndTheMetric() {
    assertThat(new SampleRows().sequence("a", "1", "1", "2").classes().kind())
        .isEqualTo(Kind.CLASSES);
    assertThat(new SampleRows().sequence("a", "1", "1", "2").forecasts().kind())
        .isEqualTo(Kind.NUMBERS);
    assertThat(new SampleRows().errors(1).forecasts().kind()).isEqualTo(Kind.FORECASTS);
  }

  @Test
  void columnsAreArchitecturesTheirIntervalsAndBaselines() {
    // given
    SampleRows rows =
        new SampleRows()
            .columns(
                "gru", "gru_low", "gru_high", "lstm", "persistence", "mean of training", "worse")
            .value("", 1, null, "", "NaN", 1.0, 0.5, 1.5, "", 3.0, "Infinity", 5.0);

    // when
    SampleRun run =
        new SampleRun()
            .forecast("gru", 1)
            .forecast("lstm", 2)
            .baseline("persistence", "test_metric", 3)
            .baseline("mean of training", "test_metric", 4)
            .baseline("worse", "test_metric", 5);
    Predictions predictions =
        Predictions.of(new Comparison(run.content().with(rows.rows()))).orElseThrow();

    // then
    assertThat(predictions.architectures()).containsExactly("gru", "lstm");
    assertThat(predictions.baselines()).containsExactly("persistence", "mean of training", "worse");
    assertThat(predictions.hasIntervals("gru")).isTrue();
    assertThat(predictions.hasIntervals("lstm")).isFalse();
    assertThat(predictions.bestNaive()).contains("persistence");
    assertThat(predictions.bestLearnt()).contains("mean of training");
    assertThat(predictions.actual()).containsExactly(Double.NaN);
    assertThat(predictions.of("lstm")).containsExactly(Double.NaN);
    assertThat(predictions.of("mean of training")).containsExactly(Double.NaN);
    assertThat(predictions.of("gru_high")).containsExactly(1.5);
  }
}
