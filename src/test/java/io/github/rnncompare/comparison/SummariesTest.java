package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.comparison.Success.Judge;
import io.github.rnncompare.comparison.Success.Judged;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TargetReached;
import io.github.rnncompare.spec.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SummariesTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private final SampleRun run = new SampleRun();

  private List<SummaryRow> rows() {
    return rows(Optional.empty());
  }

  private List<SummaryRow> rows(Optional<Target> target) {
    RunFiles.Content content = run.content();
    Optional<Judge> judge =
        target.map(
            wanted ->
                new Judge(
                    new TargetReached(wanted, false),
                    Judged.ON_TEST,
                    content.trials(),
                    content.losses()));
    return new Summaries(content.trials(), content.baselines(), judge).rows();
  }

  @Test
  void aKnownSampleHasItsKnownMeasures() {
    run.memorised("gru", 0.6, 0.1, 0.3, 0.2);

    SummaryRow row = rows().get(0);

    assertThat(row.measure()).isEqualTo("final_train_loss");
    assertThat(row.n()).isEqualTo(4);
    assertThat(row.mean()).isCloseTo(0.3, ROUNDING);
    assertThat(row.sd()).isCloseTo(Math.sqrt((0.09 + 0.04 + 0 + 0.01) / 3), ROUNDING);
    assertThat(row.median()).isCloseTo(0.25, ROUNDING);
    assertThat(row.interquartileMean()).isCloseTo(0.25, ROUNDING);
    assertThat(row.best()).isEqualTo(0.1);
    assertThat(row.worst()).isEqualTo(0.6);
    assertThat(row.intervalLow()).isNull(); // a loss has one of its geometric mean
    assertThat(row.geometricMean()).isCloseTo(Math.pow(0.0036, 0.25), ROUNDING);
    assertThat(row.geometricLow()).isBetween(0.05, 0.2);
    assertThat(row.geometricHigh()).isBetween(0.3, 1.5);
    assertThat(row.medianLow()).isNull();
    assertThat(row.lumps()).isZero();
    assertThat(row.reached()).isNull();
    assertThat(row.epochsToTarget()).isNull();
  }

  @Test
  void theBestAccuracyIsTheHighest() {
    run.withAccuracy().forecast("gru", 0.6, 0.9, 0.7);

    SummaryRow row =
        rows().stream().filter(r -> r.measure().equals("test_metric")).findFirst().orElseThrow();

    assertThat(row.best()).isEqualTo(0.9);
    assertThat(row.worst()).isEqualTo(0.6);
  }

  @Test
  void whatDivergedOrFailedIsCountedAndLeftOutOfStatistics() {
    run.memorised("gru", 0.2, 0.4).diverged("gru", 3).diverged("gru", 4).failed("gru", 5);

    SummaryRow row = rows().get(0);

    assertThat(row.trials()).isEqualTo(5);
    assertThat(row.diverged()).isEqualTo(2);
    assertThat(row.failed()).isEqualTo(1);
    assertThat(row.n()).isEqualTo(2);
    assertThat(row.mean()).isCloseTo(0.3, ROUNDING);
    assertThat(row.worst()).isEqualTo(0.4);
  }

  @Test
  void withoutAnyTrialThatEndedWellThereIsNoStatistic() {
    run.diverged("gru", 1).failed("gru", 2);

    assertThat(rows())
        .containsExactly(
            new SummaryRow(
                "gru",
                Map.of(),
                "final_train_loss",
                2,
                1,
                1,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
  }

  @Test
  void scoresHaveAnIntervalOfTheirMeanUnlessAnArchitectureHasLumps() {
    // given: all within possible values
    run.withAccuracy().forecast("gru", 0.9, 0.99, 1.0, 0.8, 0.95, 0.9);
    SummaryRow alone = metric().get(0);
    run.forecast("lstm", 1.0, 0.5, 1.0, 0.5, 1.0, 0.5);

    // then
    assertThat(alone.intervalLow()).isBetween(0.8, 0.9);
    assertThat(alone.intervalHigh()).isEqualTo(1);
    assertThat(alone.medianLow()).isEqualTo(0.8);
    assertThat(alone.medianHigh()).isEqualTo(1);
    assertThat(metric()).extracting(SummaryRow::lumps).containsExactly(0L, 1L);
    assertThat(metric()).extracting(SummaryRow::intervalLow).containsOnlyNulls();
    assertThat(metric().get(0).medianLow()).isEqualTo(0.8);
  }

  private List<SummaryRow> metric() {
    return rows().stream().filter(row -> row.measure().equals("test_metric")).toList();
  }

  @Test
  void oneTrialHasNoSpread() {
    run.memorised("gru", 0.2);

    SummaryRow row = rows().get(0);

    assertThat(row.mean()).isEqualTo(0.2);
    assertThat(row.sd()).isNull();
    assertThat(row.intervalLow()).isNull();
  }

  @Test
  void aSpreadBeyondAllNumbersIsLeftOut() {
    run.memorised("gru", 1e300, 3e300, 2e300, 1e300, 5e300);

    SummaryRow row = rows().get(0);

    assertThat(row.mean()).isCloseTo(2.4e300, within(1e288));
    assertThat(row.sd()).isNull();
    assertThat(row.intervalLow()).isNull();
  }

  @Test
  void settingsOfASweepAreKeptApart() {
    run.tried("gru", Map.of("rate", "1"), 0.2, 0.4).tried("gru", Map.of("rate", "2"), 0.5, 0.7);
    RunFiles.Content content = run.content();

    List<SummaryRow> rows =
        new Summaries(
                content.sweepTrials(),
                List.of(),
                Optional.of(
                    new Judge(
                        new TargetReached(new Target("train_loss", 0.45), false),
                        Judged.ON_VALIDATION,
                        content.sweepTrials(),
                        content.sweepLosses())))
            .rows();

    assertThat(rows)
        .extracting(SummaryRow::configuration)
        .extracting("rate")
        .containsExactly("1", "2");
    assertThat(rows.get(0).mean()).isCloseTo(0.3, ROUNDING);
    assertThat(rows.get(1).mean()).isCloseTo(0.6, ROUNDING);
    assertThat(rows).extracting(SummaryRow::reached).containsExactly(2L, 0L);
  }

  @Test
  void baselinesStandBelowTheMeasureThatTheyAreOfWithEmptySettings() {
    run.chosen("gru", Map.of("rate", "1"), 0.2, 0.4)
        .baseline("always 0", "final_train_loss", 0.8, 1.0)
        .baseline("elsewhere", "test_loss", 5);

    List<SummaryRow> rows = rows(Optional.of(new Target("train_loss", 0.5)));

    assertThat(rows).extracting(SummaryRow::architecture).containsExactly("gru", "always 0");
    SummaryRow baseline = rows.get(1);
    assertThat(baseline.configuration()).isEqualTo(Map.of("rate", ""));
    assertThat(baseline.trials()).isEqualTo(2);
    assertThat(baseline.mean()).isCloseTo(0.9, ROUNDING);
    assertThat(baseline.reached()).isNull();
    assertThat(baseline.successLow()).isNull();
  }

  @Test
  void everyMeasureThatTheRunHasHasARow() {
    run.forecast("gru", 49, 51);

    assertThat(rows())
        .extracting(SummaryRow::measure)
        .containsExactly("final_train_loss", "best_validation_loss", "test_loss", "test_metric");
    assertThat(rows().get(3).mean()).isCloseTo(50, ROUNDING);
  }

  @Test
  void theTargetIsAShareWithWilsonsIntervalAndAMedianOfEpochs() {
    // given: of trials that came to an end 4 of 5; 1 − 0.05 a epoch · 0.9, 0.8, 0.7, 0.6 ≤ 0.55
    run.memorised("gru", 0.1, 0.2, 0.3, 0.4).diverged("gru", 5).failed("gru", 6);

    SummaryRow row = rows(Optional.of(new Target("train_loss", 0.55))).get(0);

    // then: 0.45 / 0.045 = 10, 0.45 / 0.04 = 11.25, 12.9, 15, and never
    assertThat(row.reached()).isEqualTo(4);
    assertThat(row.successRate()).isCloseTo(0.8, ROUNDING);
    assertThat(row.successLow()).isCloseTo(0.3755, within(5e-5));
    assertThat(row.successHigh()).isCloseTo(0.9638, within(5e-5));
    assertThat(row.epochsToTarget()).isEqualTo(13);
  }

  @Test
  void lossesAreLumpsWhereTheyDifferByAFactor() {
    // given: losses that differ by a factor of ten, but by less than 0.02
    run.memorised("gru", 0.001, 0.0011, 0.0012, 0.011, 0.012, 0.013);
    run.memorised("lstm", 0.001, 0.002, 0.003, 0.004, 0.005, 0.006);

    // then
    assertThat(rows()).extracting(SummaryRow::lumps).containsExactly(1L, 0L);
    assertThat(rows()).extracting(SummaryRow::geometricLow).containsOnlyNulls();
    assertThat(rows()).extracting(SummaryRow::geometricHigh).containsOnlyNulls();
    assertThat(rows().get(1).medianLow()).isEqualTo(0.001);
  }

  @Test
  void scoresAreLumpsWhereTheyDifferByATenth() {
    // given: scores that differ by 0.15, but by less than a factor of two
    run.withAccuracy().forecast("gru", 0.8, 0.8, 0.8, 0.95, 0.95, 0.95);

    assertThat(metric()).extracting(SummaryRow::lumps).containsExactly(1L);
  }
}
