package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.results.SummaryRow;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What stands for the seeds of an architecture, and what ranks it. */
class RankingTest {
  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final Measure LOSS = Measure.FINAL_TRAIN_LOSS;

  private final SampleRun run = new SampleRun();

  private Comparison comparison() {
    return new Comparison(run.content());
  }

  private static SummaryRow row(Comparison comparison, String name) {
    return comparison.find(name, comparison.primary()).orElseThrow();
  }

  @Test
  void lossesAreRankedByTheirMedianWhateverTheirMean() {
    run.memorised("steady", 0.2, 0.2, 0.2).memorised("mostly", 0.1, 0.1, 0.9);

    assertThat(comparison().centre(LOSS)).isEqualTo(Centre.MEDIAN);
    assertThat(comparison().value("mostly", LOSS)).isEqualTo(0.1);
    assertThat(comparison().ranked(LOSS)).containsExactly("mostly", "steady");
  }

  @Test
  void ofEqualMediansTheOneWithMoreSuccessesComesFirst() {
    // given: the mean of the second is worse
    run.with("target", Map.of("train_loss", 0.15))
        .memorised("none", 0.2, 0.2, 0.2)
        .memorised("one of three", 0.1, 0.2, 0.9);

    assertThat(comparison().ranked(LOSS)).containsExactly("one of three", "none");
  }

  @Test
  void ofEqualMediansAndSuccessesTheOneWithTheBetterMeanComesFirst() {
    run.memorised("worse", 0.2, 0.2, 0.6).memorised("better", 0.1, 0.2, 0.4);

    assertThat(comparison().ranked(LOSS)).containsExactly("better", "worse");
  }

  @Test
  void scoresAreRankedByTheirMeanWithItsInterval() {
    // given: the second has the better mean, 0.625, and the worse median, 0.6
    run.withAccuracy()
        .forecast("gru", 0.45, 0.5, 0.62, 0.62, 0.64, 0.68)
        .forecast("lstm", 0.5, 0.55, 0.6, 0.6, 0.7, 0.8);

    // when
    Comparison comparison = comparison();
    SummaryRow lstm = row(comparison, "lstm");

    // then: t = 2.5706 of five degrees of freedom, and the deviation √0.01175
    assertThat(comparison.centre(comparison.primary())).isEqualTo(Centre.MEAN);
    assertThat(comparison.ranked(comparison.primary())).containsExactly("lstm", "gru");
    double reach = 2.5705818366 * Math.sqrt(0.01175 / 6);
    assertThat(Centre.MEAN.of(lstm)).isCloseTo(0.625, ROUNDING);
    assertThat(Centre.MEAN.low(lstm)).isCloseTo(0.625 - reach, within(1e-9));
    assertThat(Centre.MEAN.high(lstm)).isCloseTo(0.625 + reach, within(1e-9));
    assertThat(Centre.MEDIAN.of(lstm)).isCloseTo(0.6, ROUNDING);
    assertThat(Centre.MEDIAN.low(lstm)).isEqualTo(0.5);
    assertThat(Centre.MEDIAN.high(lstm)).isEqualTo(0.8);
  }

  @Test
  void ifSeedsOfOneArchitectureFallIntoLumpsAllAreRankedByTheirMedian() {
    // given
    run.withAccuracy().forecast("gru", 0.6, 0.6, 0.6, 0.6, 0.6, 0.6);
    assertThat(comparison().hasLumps(comparison().primary())).isFalse();
    run.forecast("lstm", 1, 1, 1, 1, 0, 0);

    // when
    Comparison comparison = comparison();
    Measure accuracy = comparison.primary();

    // then
    assertThat(comparison.hasLumps(accuracy)).isTrue();
    assertThat(comparison.hasLumps(LOSS)).isFalse();
    assertThat(comparison.centre(accuracy)).isEqualTo(Centre.MEDIAN);
    assertThat(comparison.value("lstm", accuracy)).isOne();
  }

  @Test
  void ofEqualMedianScoresTheHigherMeanComesFirst() {
    run.withAccuracy().forecast("worse", 1, 1, 1, 1, 0, 0).forecast("better", 1, 1, 1, 1, 0.5, 0.5);

    assertThat(comparison().ranked(comparison().primary())).containsExactly("better", "worse");
  }

  @Test
  void theBestBaselineIsTheOneWithTheBestValueOfTheMeasure() {
    // given
    run.withAccuracy().forecast("gru", 0.9);
    assertThat(comparison().bestBaseline(comparison().primary())).isEmpty();
    run.baseline("lowest loss", "test_loss", 0.1)
        .baseline("guess", "test_metric", 0.2)
        .baseline("most frequent", "test_metric", 0.4)
        .baseline("last", "test_metric", 0.3)
        .baseline("highest loss", "test_loss", 0.7);

    // when
    Comparison comparison = comparison();
    Measure loss = comparison.measures().get(2);

    // then
    assertThat(comparison.bestBaseline(comparison.primary())).contains("most frequent");
    assertThat(loss.column()).isEqualTo("test_loss");
    assertThat(comparison.bestBaseline(loss)).contains("lowest loss");
    assertThat(comparison.bestBaseline(LOSS)).isEmpty();
  }
}
