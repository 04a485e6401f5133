package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.SampleRun;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        .baseline("always 0", "final_train_loss", 1, 1);

    assertThat(answer())
        .matches(
            "simple_rnn has the lowest mean final_train_loss, 0\\.4000 \\(95 % interval 0\\.38\\d\\d"
                + " to 0\\.41\\d\\d; 10 seeds\\), 20 % below lstm and 50 % below gru; both"
                + " differences are significant \\(p ≤ 0\\.006, Wilcoxon signed-rank over seeds,"
                + " Holm\\)\\. It beats the baseline \\(always 0: 1\\.000\\)\\.");
  }

  @Test
  void whatIsNotSignificantIsSaid() {
    run.memorised("lstm", 0.5, 0.7, 0.5, 0.7, 0.5, 0.7, 0.5, 0.7)
        .memorised("gru", 0.69, 0.49, 0.69, 0.49, 0.69, 0.49, 0.69, 0.49);

    assertThat(answer())
        .contains("gru has the lowest mean final_train_loss, 0.5900 (95 % interval ")
        .contains("2 % below lstm; it is not significantly different from lstm (p = ")
        .endsWith(". There is no baseline to compare it with.");
  }

  @Test
  void someMayBeSignificantAndOthersNot() {
    run.memorised("a", 0.50, 0.52, 0.54, 0.56, 0.58, 0.60, 0.62, 0.64)
        .memorised("b", 0.51, 0.51, 0.55, 0.55, 0.59, 0.59, 0.63, 0.64)
        .memorised("c", 0.60, 0.62, 0.64, 0.66, 0.68, 0.70, 0.72, 0.75);

    assertThat(answer())
        .contains(
            "; it is significantly better than c (p = 0.023); it is not significantly different from b");
  }

  @Test
  void aMeanThatAFewSeedsCarryDoesNotPassForBetter() {
    // given: lstm is higher in every seed but one, in which gru is far higher
    run.memorised("gru", 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9)
        .memorised("lstm", 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 0.19, 0.2);

    assertThat(answer())
        .startsWith("lstm has the lowest mean final_train_loss, 0.1550 ")
        .contains("below gru; it is not significantly different from gru (p = ");
    // and with two more such seeds, that it is the worse one seed by seed
    SampleRun more =
        new SampleRun()
            .memorised("gru", 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9)
            .memorised(
                "lstm", 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.16, 0.16, 0.16, 0.16, 0.16, 0.2);
    assertThat(new Answer(new Comparison(more.content())).text())
        .contains("; yet seed by seed it is significantly worse than gru (p = 0.029)");
  }

  @Test
  void tooFewSeedsAreSaidWithHowManyItTakes() {
    run.memorised("simple_rnn", 0.5, 0.5, 0.5)
        .memorised("lstm", 0.6, 0.6, 0.6)
        .memorised("gru", 0.7, 0.7, 0.7);

    assertThat(answer())
        .startsWith(
            "simple_rnn has the lowest mean final_train_loss, 0.5000 (3 seeds), 17 % below lstm and"
                + " 29 % below gru; with 3 seeds no difference can be significant: a comparison of 3"
                + " pairs needs at least 7. ");
  }

  @Test
  void oneSeedAndOneArchitecture() {
    run.memorised("gru", 0.5);
    assertThat(answer())
        .isEqualTo(
            "gru has a mean final_train_loss of 0.5000 (1 seed). There is no baseline to compare it"
                + " with.");
    run.memorised("lstm", 0.01);
    assertThat(answer())
        .contains(
            "lstm has the lowest mean final_train_loss, 0.0100 (1 seed), 2.0 % of gru's; with 1 seed"
                + " no difference can be significant: a comparison of one pair needs at least 6.");
  }

  @Test
  void theTestMetricDecidesWhereThereIsOne() {
    run.forecast("lstm", 50)
        .forecast("gru", 49)
        .baseline("persistence", "test_metric", 48)
        .baseline("naive", "test_metric", 60);

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
            "; it is the first to reach train_loss 0.75, after 10 epochs in the median (lstm 13).");

    run.with("target", Map.of("train_loss", 0.1));
    assertThat(answer())
        .endsWith(
            "; for every architecture half of the trials or more never reach train_loss 0.1.");
  }

  @Test
  void whatMostlyDivergesIsNotTheBest() {
    run.memorised("gru", 0.1).diverged("gru", 2).memorised("lstm", 0.4, 0.5);

    assertThat(answer())
        .startsWith(
            "Leaving aside gru (half of the trials or more diverged or failed), lstm has the lowest"
                + " mean final_train_loss, 0.4500 (2 seeds); ");
    assertThat(new Answer(new Comparison(run.content())).notes())
        .hasValue(
            "Left out of the means: gru (1 diverged of 2 trials). Seed by seed a diverged trial is"
                + " worse than one that did not diverge.");
  }

  @Test
  void whereAllDivergedThereIsNoAnswer() {
    run.diverged("gru", 1).diverged("lstm", 1);
    assertThat(answer())
        .isEqualTo("No trial ended with a finite final_train_loss: every one diverged or failed.");
  }

  @Test
  void manyArchitecturesAreCountedNotListed() {
    for (int i = 0; i < 12; i++) {
      run.memorised("net_" + i, around(0.2 + 0.05 * i, 12));
    }
    assertThat(answer())
        .contains("20 % below net_1; all 11 differences are significant (p ≤ 0.032, ");
  }

  @Test
  void fewSeedsOfOneDoNotSpeakForTheOthers() {
    // given: eight seeds, of which lstm has two left, so that it has no part in Holm's correction
    run.memorised("a", around(0.4, 8)).memorised("b", around(0.6, 8)).memorised("lstm", 0.7, 0.7);
    for (int seed = 3; seed <= 8; seed++) {
      run.failed("lstm", seed);
    }

    assertThat(answer())
        .startsWith("a has the lowest mean final_train_loss, 0.39")
        .contains(
            "; it is significantly better than b (p = 0.023); too few seeds are left to compare it")
        .contains("with lstm. ");
  }

  @Test
  void withoutACommonSeedNothingIsCompared() {
    run.memorisedAt("gru", 1, 0.4).memorisedAt("lstm", 2, 0.5);

    assertThat(answer())
        .contains(
            "20 % below lstm; it has no seed in common with another, so nothing can be compared. ");
  }

  @Test
  void differencesOfLessThanOnePercentAreNotRoundedToNone() {
    run.memorised("gru", 0.5).memorised("lstm", 0.501).memorised("simple_rnn", 0.5);

    assertThat(answer())
        .contains("0.5000 (1 seed), the same as simple_rnn and less than 1 % below lstm; ");
  }

  @Test
  void theBestMayHaveLostASeed() {
    run.memorised("gru", 0.1, 0.2).diverged("gru", 3).memorised("lstm", 0.4, 0.5, 0.6);

    assertThat(answer())
        .startsWith("gru has the lowest mean final_train_loss, 0.1500 (2 of 3 seeds), 70 % below");
  }

  @Test
  void severalMayReachTheTargetFirst() {
    run.with("target", Map.of("train_loss", 0.75)).memorised("lstm", 0.5, 0.6);
    assertThat(answer())
        .endsWith(
            "There is no baseline to compare it with; it reaches train_loss 0.75, after 11.5"
                + " epochs in the median.");

    run.memorised("gru", 0.5, 0.6).memorised("simple_rnn", 0.4, 0.9);
    assertThat(answer())
        .endsWith(
            "; lstm and gru are the first to reach train_loss 0.75, after 11.5 epochs in the"
                + " median.");
  }

  @Test
  void oneThatIsNotTheBestMayReachTheTargetFirst() {
    run.with("target", Map.of("train_loss", 0.95))
        .memorised("gru", 0.0, 0.99, 0.99)
        .memorised("lstm", 0.8, 0.8, 0.8);

    assertThat(answer())
        .startsWith("gru has the lowest mean")
        .endsWith("; lstm is the first to reach train_loss 0.95, after 5 epochs in the median.");
  }

  @Test
  void manyOthersAreCountedWithTheLeastOrTheMostP() {
    for (int i = 0; i < 6; i++) {
      double[] losses = around(0.4 + 0.001 * i, 11);
      losses[i] += 0.3;
      run.memorised("net_" + i, losses);
    }

    assertThat(answer())
        .containsPattern(
            "; it is not significantly different from 5 others \\(p ≥ [01]\\.\\d{3}\\)\\. ");
  }

  @Test
  void notesFitWhatHappened() {
    assertThat(new Answer(new Comparison(run.failed("gru", 1).content())).notes())
        .hasValue("Left out of the means: gru's only trial (1 failed).");
    run.memorised("lstm", 0.5, 0.6).failed("lstm", 3);
    assertThat(new Answer(new Comparison(run.content())).notes())
        .hasValue(
            "Left out of the means: gru's only trial (1 failed); lstm (1 failed of 3 trials). A seed"
                + " with a failed trial is left out of that architecture's comparisons.");
  }

  @Test
  void numbersAreWrittenTheSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      run.with("target", Map.of("train_loss", 0.75))
          .memorised("gru", 0.01)
          .memorised("lstm", 0.5)
          .diverged("gru", 2)
          .memorisedAt("gru", 3, 0.01);
      Comparison comparison = new Comparison(run.content());
      String all =
          new Answer(comparison).text()
              + new Answer(comparison).notes()
              + PairTable.of(comparison).shown().markdown()
              + MainTable.full(comparison).shown().markdown()
              + MainTable.overSeeds(comparison).shown().markdown()
              + new MarkdownReport(comparison, Map.of(), Set.of()).text();
      assertThat(all).contains("2.0 % of lstm's").doesNotContainPattern("[\u0660-\u0669\u066B]");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void ofAnAccuracyMoreIsBetter() {
    // given
    run.withAccuracy()
        .with("target", Map.of("metric", 1.2))
        .forecast("lstm", 0.8, 0.7, 0.8, 0.7, 0.8, 0.7, 0.8)
        .forecast("gru", 0.95, 0.9, 0.95, 0.9, 0.95, 0.9, 0.95)
        .baseline("equal chances", "test_metric", 0.25);

    // then: the metric is 2, then 1.5
    assertThat(answer())
        .startsWith("gru has the highest mean test_accuracy, 0.9286 (95 % interval ")
        .contains(", 0.1714 above lstm; the difference is significant (p = 0.016, ")
        .endsWith(
            "It beats the baseline (equal chances: 0.2500); lstm and gru are the first to reach metric"
                + " 1.2, after 0 epochs in the median.");
    assertThat(new Comparison(run.content()).summaries())
        .filteredOn(row -> row.measure().equals("test_metric") && row.architecture().equals("lstm"))
        .singleElement()
        .satisfies(row -> assertThat(row.best()).isEqualTo(0.8))
        .satisfies(row -> assertThat(row.worst()).isEqualTo(0.7));
  }

  @Test
  void anAccuracyBelowItsBaselineDoesNotBeatIt() {
    run.withAccuracy()
        .forecast("lstm", 0.2)
        .forecast("gru", 0.1)
        .baseline("equal chances", "test_metric", 0.25);

    assertThat(answer())
        .startsWith("lstm has the highest mean test_accuracy, 0.2000 (1 seed), 0.1000 above gru;")
        .endsWith("It does not beat equal chances (0.2500).");
  }
}
