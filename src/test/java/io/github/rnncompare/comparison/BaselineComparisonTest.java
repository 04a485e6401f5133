package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.statistics.PairedComparison;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineComparisonTest {
  private final SampleRun run = new SampleRun();

  private Optional<BaselineComparison> found() {
    Comparison comparison = new Comparison(run.content());
    return BaselineComparison.of(comparison, "gru", comparison.primary());
  }

  @Test
  void eachSeedIsComparedWithTheBestBaselineOnTheSameSeed() {
    // given: two baselines, the better one with a loss too
    run.forecast("gru", 1, 2, 3, 4, 5, 6)
        .forecast("lstm", 90, 90, 90, 90, 90, 90)
        .baseline("mean", "test_metric", 50, 50, 50, 50, 50, 50)
        .baseline("naive", "test_metric", 2, 3, 4, 5, 6, 7)
        .baseline("naive", "test_loss", 0, 0, 0, 0, 0, 0);

    // when
    BaselineComparison compared = found().orElseThrow();

    // then
    assertThat(compared.baseline()).isEqualTo("naive");
    assertThat(compared.value()).isEqualTo(4.5);
    assertThat(compared.found().pairs()).isEqualTo(6);
    assertThat(compared.found().wins()).isEqualTo(6);
    assertThat(compared.found().test().pValue()).isEqualTo(2 / 64.0);
    assertThat(compared.isBeaten()).isTrue();
  }

  @Test
  void ofAnAccuracyTheHigherWins() {
    run.withAccuracy()
        .forecast("gru", 0.7, 0.8, 0.9, 0.7, 0.8, 0.9)
        .baseline("guess", "test_metric", 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)
        .baseline("most frequent", "test_metric", 0.6, 0.5, 0.6, 0.5, 0.6, 0.5);

    assertThat(found().orElseThrow().baseline()).isEqualTo("most frequent");
    assertThat(found().orElseThrow().isBeaten()).isTrue();
  }

  @Test
  void withFiveSeedsNoBaselineIsBeaten() {
    run.forecast("gru", 1, 2, 3, 4, 5).baseline("naive", "test_metric", 9, 9, 9, 9, 9);

    assertThat(found().orElseThrow().found().wins()).isEqualTo(5);
    assertThat(found().orElseThrow().isBeaten()).isFalse();
  }

  @Test
  void whatIsSignificantlyWorseDoesNotBeatTheBaseline() {
    run.forecast("gru", 11, 12, 13, 14, 15, 16).baseline("naive", "test_metric", 9, 9, 9, 9, 9, 9);

    assertThat(found().orElseThrow().found().test().pValue()).isLessThan(0.05);
    assertThat(found().orElseThrow().isBeaten()).isFalse();
  }

  @Test
  void whatIsBetterInNoMoreThanHalfOfTheSeedsDoesNotBeatTheBaseline() {
    // given: 15 seeds that are a little worse, and 15 that are much better
    double[] ours = IntStream.rangeClosed(1, 30).mapToDouble(i -> i <= 15 ? i : -i).toArray();
    run.forecast("gru", IntStream.range(0, 30).mapToDouble(i -> 100 + ours[i]).toArray())
        .baseline("naive", "test_metric", IntStream.range(0, 30).mapToDouble(i -> 100).toArray());

    // when
    BaselineComparison compared = found().orElseThrow();

    // then: the sums of ranks are 120 and 345
    assertThat(compared.found().wins()).isEqualTo(15);
    assertThat(compared.found().losses()).isEqualTo(15);
    assertThat(compared.found().test().pValue()).isLessThan(0.05);
    assertThat(compared.isBeaten()).isFalse();
  }

  @Test
  void aDivergedSeedIsLostAndAFailedOneOrOneWithoutABaselineLeftOut() {
    run.memorised("gru", 0.1, 0.2)
        .failed("gru", 3)
        .diverged("gru", 4)
        .memorisedAt("gru", 9, 0.1)
        .baseline("always 0", "final_train_loss", 0.5, 0.5, 0.5, 0.5);

    PairedComparison pairs = found().orElseThrow().found();

    assertThat(pairs.pairs()).isEqualTo(3);
    assertThat(pairs.wins()).isEqualTo(2);
    assertThat(pairs.losses()).isEqualTo(1);
  }

  @Test
  void withoutABaselineOfTheMeasureOnASeedThereIsNoComparison() {
    run.memorisedAt("gru", 7, 0.1);
    assertThat(found()).isEmpty();

    run.baseline("naive", "test_metric", 9);
    assertThat(found()).isEmpty();

    run.baseline("always 0", "final_train_loss", 0.5, 0.5); // of seeds 1 and 2
    assertThat(found()).isEmpty();
  }
}
