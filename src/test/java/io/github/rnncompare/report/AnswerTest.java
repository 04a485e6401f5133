package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.SampleRun;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private final SampleRun run = new SampleRun();

  private String answer() {
    return new Answer(new Comparison(run.content())).text();
  }

  private static double[] around(double mean, int seeds) {
    return IntStream.range(0, seeds).mapToDouble(i -> mean + 0.01 * (i % 5) - 0.02).toArray();
  }

  @Test
  void aDifferenceInEverySeedIsSignificant() {
    run.memorised("simple_rnn", around(0.4, 10))
        .memorised("lstm", around(0.5, 10))
        .memorised("gru", around(0.8, 10))
        .floor("always 0", "final_train_loss", 1, 1);

    assertThat(answer())
        .matches(
            "simple_rnn has the lowest mean final_train_loss, 0\\.4000 \\(95 % interval 0\\.38\\d\\d"
                + " to 0\\.41\\d\\d; 10 seeds\\), 20 % below lstm and 50 % below gru; both"
                + " differences are significant \\(p ≤ 0\\.006, Wilcoxon signed-rank over seeds,"
                + " Holm\\)\\. It beats the floor \\(always 0: 1\\.000\\)\\.");
  }

  @Test
  void whatTheSeedsDoNotTellApartIsSaid() {
    run.memorised("lstm", 0.5, 0.7, 0.5, 0.7, 0.5, 0.7, 0.5, 0.7)
        .memorised("gru", 0.69, 0.49, 0.69, 0.49, 0.69, 0.49, 0.69, 0.49);

    assertThat(answer())
        .contains("gru has the lowest mean final_train_loss, 0.5900 (95 % interval ")
        .contains("2 % below lstm; the seeds do not tell it apart from lstm (p = ")
        .endsWith(". There is no floor to hold it against.");
  }

  @Test
  void someMayBeToldApartAndOthersNot() {
    run.memorised("a", 0.50, 0.52, 0.54, 0.56, 0.58, 0.60, 0.62, 0.64)
        .memorised("b", 0.51, 0.51, 0.55, 0.55, 0.59, 0.59, 0.63, 0.64)
        .memorised("c", 0.60, 0.62, 0.64, 0.66, 0.68, 0.70, 0.72, 0.75);

    assertThat(answer())
        .contains(
            "; it is significantly below c (p = 0.023); the seeds do not tell it apart from b");
  }

  @Test
  void aMeanThatAFewSeedsCarryDoesNotPassForBetter() {
    // given: lstm is higher in every seed but one, in which gru is far higher
    run.memorised("gru", 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9)
        .memorised("lstm", 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 0.19, 0.2);

    assertThat(answer())
        .startsWith("lstm has the lowest mean final_train_loss, 0.1550 ")
        .contains("below gru; the seeds do not tell it apart from gru (p = ");
    // and with two more such seeds, that it is the worse one seed by seed
    SampleRun more =
        new SampleRun()
            .memorised("gru", 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9)
            .memorised(
                "lstm", 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.16, 0.16, 0.16, 0.16, 0.16, 0.2);
    assertThat(new Answer(new Comparison(more.content())).text())
        .contains("; yet seed by seed it is significantly above gru (p = 0.029)");
  }

  @Test
  void tooFewSeedsAreSaidWithHowManyItTakes() {
    run.memorised("simple_rnn", 0.5, 0.5, 0.5)
        .memorised("lstm", 0.6, 0.6, 0.6)
        .memorised("gru", 0.7, 0.7, 0.7);

    assertThat(answer())
        .startsWith(
            "simple_rnn has the lowest mean final_train_loss, 0.5000 (3 seeds), 17 % below lstm and"
                + " 29 % below gru; with 3 seeds no difference can be significant: to compare 3"
                + " pairs it takes 7. ");
  }

  @Test
  void oneSeedAndOneArchitecture() {
    run.memorised("gru", 0.5);
    assertThat(answer())
        .isEqualTo(
            "gru has a mean final_train_loss of 0.5000 (1 seed). There is no floor to hold it"
                + " against.");
    run.memorised("lstm", 0.01);
    assertThat(answer())
        .contains(
            "lstm has the lowest mean final_train_loss, 0.0100 (1 seed), 2.0 % of gru's; with 1 seed"
                + " no difference can be significant: to compare one pair it takes 6.");
  }

  @Test
  void theTestMetricDecidesWhereThereIsOne() {
    run.forecast("lstm", 50)
        .forecast("gru", 49)
        .floor("persistence", "test_metric", 48)
        .floor("naive", "test_metric", 60);

    assertThat(answer())
        .startsWith("gru has the lowest mean test_rmse_x, 49.00 (1 seed), 2 % below lstm; ")
        .endsWith("It does not beat persistence (48.00).");
  }

  @Test
  void whichReachesTheTargetFirst() {
    run.with("target", Map.of("train_loss", 0.75))
        .memorised("gru", 0.5, 0.5, 0.5)
        .memorised("lstm", 0.6, 0.6, 0.9);

    // 1 − 20 · 0.025 at epoch 10, and 1 − 13 · 0.02 at epoch 13
    assertThat(answer())
        .endsWith(
            "and is the first to come down to train_loss 0.75, after 10 epochs in the median (lstm 13).");

    run.with("target", Map.of("train_loss", 0.1));
    assertThat(answer()).endsWith("; none comes down to train_loss 0.1 in most of its trials.");
  }

  @Test
  void whatMostlyDivergesIsNotTheBest() {
    run.memorised("gru", 0.1).diverged("gru", 2).memorised("lstm", 0.4, 0.5);

    assertThat(answer())
        .startsWith("lstm has the lowest mean final_train_loss, 0.4500 (2 seeds); ");
    assertThat(new Answer(new Comparison(run.content())).notes())
        .hasValue(
            "Left out of means: of gru's 2 trials 1 diverged. Seed by seed one that diverged is"
                + " worse than one that did not.");
  }

  @Test
  void whereAllDivergedThereIsNoAnswer() {
    run.diverged("gru", 1).diverged("lstm", 1);
    assertThat(answer())
        .isEqualTo("No trial ended with a finite loss: every one diverged or failed.");
  }

  @Test
  void manyArchitecturesAreCountedNotListed() {
    for (int i = 0; i < 12; i++) {
      run.memorised("net_" + i, around(0.2 + 0.05 * i, 12));
    }
    assertThat(answer())
        .contains("20 % below net_1; all 11 differences are significant (p ≤ 0.032, ");
  }
}
