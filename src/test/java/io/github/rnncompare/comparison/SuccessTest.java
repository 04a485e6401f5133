package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.Success.Judge;
import io.github.rnncompare.comparison.Success.Judged;
import io.github.rnncompare.results.TargetReached;
import io.github.rnncompare.spec.Target;
import org.junit.jupiter.api.Test;

class SuccessTest {
  private final SampleRun run = new SampleRun();

  private Success of(String column, double value) {
    return of(column, value, Judged.ON_TEST);
  }

  private Success of(String column, double value, Judged judged) {
    TargetReached target = new TargetReached(new Target(column, value), false);
    return new Judge(target, judged, run.trials(), run.content().losses()).of(run.trials());
  }

  @Test
  void theFirstEpochAtOrBelowTheTargetCounts() {
    run.memorised("gru", 0.5); // 1, 0.975, 0.95, …

    assertThat(of("train_loss", 0.95).epochs()).isEqualTo(2);
    assertThat(of("train_loss", 0.96).epochs()).isEqualTo(2);
    assertThat(of("train_loss", 0.5).epochs()).isEqualTo(20);
    assertThat(of("train_loss", 0.49).epochs()).isInfinite();
  }

  @Test
  void epochZeroCounts() {
    run.memorised("gru", 0.5);

    assertThat(of("train_loss", 1).epochs()).isZero();
    assertThat(of("train_loss", 1).rate().successes()).isEqualTo(1);
  }

  @Test
  void everyColumnCanBeTheTarget() {
    run.forecast("gru", 49); // in epoch 0: 1, 1, 2; in epoch 1: 0.5, 0.6, 1.5

    assertThat(of("train_loss", 0.55).epochs()).isEqualTo(1);
    assertThat(of("train_loss", 0.45).epochs()).isInfinite();
    assertThat(of("validation_loss", 0.65).epochs()).isEqualTo(1);
    assertThat(of("validation_loss", 0.55).epochs()).isInfinite();
    assertThat(of("metric", 1.75).epochs()).isEqualTo(1);
    assertThat(of("metric", 1.25).epochs()).isInfinite();
  }

  @Test
  void aColumnThatTheRunDoesNotHaveIsNeverReached() {
    run.memorised("gru", 0.5);

    assertThat(of("validation_loss", 100).rate().successes()).isZero();
  }

  @Test
  void theScoreOfTheCheckpointDecidesOnTheTestAndInASearchOnTheValidationSplit() {
    // given: a metric of 1.5 on the validation split, and of 49 and 51 on the test
    run.forecast("gru", 49, 51);

    // then
    assertThat(of("metric", 50).rate().successes()).isEqualTo(1);
    assertThat(of("metric", 50, Judged.ON_VALIDATION).rate().successes()).isEqualTo(2);
    assertThat(of("metric", 1.6, Judged.ON_VALIDATION).rate().successes()).isEqualTo(2);
    assertThat(of("metric", 1.4, Judged.ON_VALIDATION).rate().successes()).isZero();
    assertThat(of("metric", 50).epochs()).isZero(); // the first epoch, on the validation split
  }

  @Test
  void whatReachesTheTargetAndThenDivergesHasNotReachedIt() {
    run.diverged("gru", 1); // 1 in epoch 0

    assertThat(of("train_loss", 1).rate().successes()).isZero();
    assertThat(of("train_loss", 1).rate().n()).isEqualTo(1);
  }

  @Test
  void whatFailedIsLeftOut() {
    run.memorised("gru", 0.5).failed("gru", 2);

    assertThat(of("train_loss", 0.5).rate().n()).isEqualTo(1);
  }

  @Test
  void neverComesLastInTheMedian() {
    run.memorised("gru", 0.5, 0.6, 0.9);
    assertThat(of("train_loss", 0.6).epochs()).isEqualTo(20); // 16, 20, never

    run.diverged("gru", 4);
    assertThat(of("train_loss", 0.6).epochs()).isInfinite(); // half never do
  }

  @Test
  void anEvenNumberOfTrialsHasTheMiddleBetweenTwo() {
    run.memorised("gru", 0.5, 0.6);

    assertThat(of("train_loss", 0.75).epochs()).isEqualTo(11.5); // 10 and 13
  }

  @Test
  void withoutATrialThatCameToAnEndThereIsNoChance() {
    run.failed("gru", 1);

    Success success = of("train_loss", 1);

    assertThat(success.rate().n()).isZero();
    assertThat(success.rate().share()).isNaN();
    assertThat(success.epochs()).isInfinite();
  }

  @Test
  void withoutATestSplitTheValidationSplitDecides() {
    run.validated("gru", 0.6, 0.8);

    assertThat(of("validation_loss", 0.7).rate().successes()).isEqualTo(1);
    assertThat(of("validation_loss", 0.9).rate().successes()).isEqualTo(2);
  }
}
