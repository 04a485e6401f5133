package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.SampleRun;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
        .baseline("always 0", "final_train_loss", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    assertThat(answer())
        .isEqualTo(
            "simple_rnn has the lowest median final_train_loss, 0.4000 (95 % interval 0.3800 to"
                + " 0.4200; 10 seeds), lstm 0.5000, gru 0.8000. simple_rnn is significantly better"
                + " than lstm (better in 10 of 10 seeds, × 0.7999, × 0.7958 to 0.8039; p = 0.006)"
                + " and gru (better in 10 of 10 seeds, × 0.4999, × 0.4935 to 0.5062; p = 0.006)."
                + " simple_rnn beats the best baseline, always 0 (1.000), in 10 of 10 seeds (p ="
                + " 0.002).");
  }

  @Test
  void whatIsNotSignificantIsSaid() {
    run.memorised("lstm", 0.5, 0.7, 0.5, 0.7, 0.5, 0.7, 0.5, 0.7)
        .memorised("gru", 0.69, 0.49, 0.69, 0.49, 0.69, 0.49, 0.69, 0.49);

    assertThat(answer())
        .startsWith("gru has the lowest median final_train_loss, 0.5900 (95 % interval ")
        .contains(", lstm 0.6000. gru is not significantly different from lstm (better in 4 of 8")
        .endsWith(" There is no baseline to compare it with.");
  }

  @Test
  void someMayBeSignificantAndOthersNot() {
    run.memorised("a", 0.50, 0.52, 0.54, 0.56, 0.58, 0.60, 0.62, 0.64)
        .memorised("b", 0.51, 0.51, 0.55, 0.55, 0.59, 0.59, 0.63, 0.65)
        .memorised("c", 0.60, 0.62, 0.64, 0.66, 0.68, 0.70, 0.72, 0.75);

    assertThat(answer())
        .contains("a is significantly better than c (better in 8 of 8 seeds, × ")
        .contains("p = 0.023). a is not significantly different from b (better in 5 of 8 seeds, ");
  }

  @Test
  void whatHolmsCorrectionAloneTakesAwayIsSaid() {
    // given: three pairs
    run.memorised("a", 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
        .memorised("b", 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.7)
        .memorised("c", 0.2, 0.1, 0.5, 0.3, 0.8, 0.5, 0.9, 0.81);

    assertThat(answer())
        .contains(
            "Only Holm's correction takes away the significance of a against b (better in 7 of 8"
                + " seeds, × ")
        .containsPattern("p = 0\\.\\d{3}, 0\\.0[234]\\d without it\\)\\.");
  }

  @Test
  void aMeanThatOneSeedCarriesIsSaid() {
    // given: lstm is better in every seed but one, in which it fails
    run.withAccuracy()
        .forecast("lstm", 0.80, 0.81, 0.79, 0.80, 0.78, 0.70)
        .forecast("gru", 0.79, 0.80, 0.78, 0.79, 0.77, 0.78);

    assertThat(notes())
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .contains(
                        "One seed carries the mean: without seed 6 lstm would be ahead of gru.")
                    .contains(
                        "gru has the better mean than lstm, and is yet worse in 5 of 6 seeds."));
  }

  @Test
  void aMedianIsNotCarriedByOneSeed() {
    run.memorised("gru", 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9)
        .memorised("lstm", 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 0.19, 0.2);

    assertThat(answer()).startsWith("gru has the lowest median final_train_loss, 0.1000 ");
    assertThat(notes().orElse("")).doesNotContain("carries");
  }

  @Test
  void threeResampledSeedsCanBeSignificant() {
    // given
    run.with("task", Map.of("resample", true, "validation", 0.2, "test", 0.2))
        .withAccuracy()
        .forecast("lstm", 0.801, 0.800, 0.799)
        .forecast("gru", 0.700, 0.700, 0.700);

    // then: mean 0.1, sd 0.001, t = 0.1 / (0.001 · √(1/3 + 1/3)) with 2 degrees of freedom
    assertThat(answer())
        .contains("lstm is significantly better than gru (better in 3 of 3 seeds, by 0.1000; p")
        .doesNotContain("needs at least");
  }

  @Test
  void oneResampledSeedIsTooFew() {
    run.with("task", Map.of("resample", true, "validation", 0.2, "test", 0.2))
        .withAccuracy()
        .forecast("lstm", 0.8)
        .forecast("gru", 0.7);

    assertThat(answer())
        .contains("With 1 seed no difference can be significant: a comparison of one pair needs at")
        .contains("at least 2.");
  }

  @Test
  void tooFewSeedsAreSaidWithHowManyItTakes() {
    run.memorised("simple_rnn", 0.5, 0.5, 0.5)
        .memorised("lstm", 0.6, 0.6, 0.6)
        .memorised("gru", 0.7, 0.7, 0.7);

    assertThat(answer())
        .startsWith(
            "simple_rnn has the lowest median final_train_loss, 0.5000 (3 seeds), lstm 0.6000, gru"
                + " 0.7000. With 3 seeds no difference can be significant: a comparison of 3"
                + " pairs needs at least 7. ");
  }

  @Test
  void oneSeedAndOneArchitecture() {
    run.memorised("gru", 0.5);
    assertThat(answer())
        .isEqualTo(
            "gru has a median final_train_loss of 0.5000 (1 seed). There is no baseline to compare"
                + " it with.");
    run.memorised("lstm", 0.01);
    assertThat(answer())
        .startsWith(
            "lstm has the lowest median final_train_loss, 0.0100 (1 seed), gru 0.5000. With 1 seed"
                + " no difference can be significant: a comparison of one pair needs at least 6.");
  }

  @Test
  void theTestMetricDecidesWhereThereIsOne() {
    run.forecast("lstm", 50)
        .forecast("gru", 49)
        .baseline("persistence", "test_metric", 48)
        .baseline("naive", "test_metric", 60);

    assertThat(answer())
        .startsWith("gru has the lowest median test_rmse_x, 49.00 (1 seed), lstm 50.00. ")
        .endsWith(
            "gru is better than the best baseline, persistence (48.00), in 0 of 1 seed; that is too"
                + " few for a test.");
  }

  @Test
  void aBaselineIsBeatenSeedBySeedNotByAMean() {
    // given: the median is below the baseline, but in too few seeds
    run.memorised("gru", 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.9, 0.95, 0.99, 0.97)
        .baseline("always 0", "final_train_loss", around(0.5, 10));

    assertThat(answer())
        .endsWith(
            "gru does not beat the best baseline, always 0 (0.5000): it is better in 6 of 10 seeds (p"
                + " = 0.537).");
  }

  @Test
  void theSuccessesLeadWhereThereIsATarget() {
    run.with("target", Map.of("train_loss", 0.75))
        .memorised("gru", 0.5, 0.5, 0.5)
        .memorised("lstm", 0.6, 0.6, 0.9);

    // 1 − 20 · 0.025 at epoch 10, and 1 − 13 · 0.02 at epoch 13
    assertThat(answer())
        .startsWith(
            "gru reaches train_loss 0.75 in 3 of 3 seeds (44 to 100 %; median final_train_loss"
                + " 0.5000), lstm in 2 of 3 (21 to 94 %; median 0.6000). ")
        .endsWith(
            "During training, on the training split, gru reaches train_loss 0.75 first, after 10"
                + " epochs in the median, lstm after 13.");

    run.with("target", Map.of("train_loss", 0.1));
    assertThat(answer())
        .startsWith("none reaches train_loss 0.1 in any seed; gru has the lowest median")
        .endsWith("no architecture reaches train_loss 0.1 in more than half of its seeds.");
  }

  /** Medians of 0.5, and ratios to them that hardly vary: equal, 1 %, 4 % and 1 to 4 % more. */
  private void four() {
    run.memorised("gru", scaled(1, 0))
        .memorised("lstm", scaled(1.01, 0.001))
        .memorised("simple_rnn", scaled(1.04, 0.001))
        .memorised("wavering", scaled(1.025, 0.02));
  }

  private static double[] scaled(double factor, double spread) {
    return IntStream.range(0, 10)
        .mapToDouble(i -> (0.4 + 0.02 * i) * (factor + spread * (i % 3 - 1)))
        .toArray();
  }

  @Test
  void whatMattersIsSaidBesideWhatIsSignificant() {
    four();
    String without = answer();
    run.with("relevance", "2 %");

    assertThat(without).doesNotContain("matters");
    assertThat(answer())
        .contains("gru is significantly better than lstm (better in 10 of 10 seeds, × 0.9901")
        .contains(
            " With 2 % as the smallest difference that matters, gru is better than simple_rnn and"
                + " practically the same as lstm; against wavering it is undecided. ");
    assertThat(answer().replaceFirst(" With 2 %[^.]*\\.", "")).isEqualTo(without);
  }

  @Test
  void whatMattersMayBeGivenInTheUnit() {
    four();

    run.with("relevance", 0.01);
    assertThat(answer())
        .contains(
            " With 0.01 as the smallest difference that matters, gru is better than simple_rnn and"
                + " practically the same as lstm; against wavering it is undecided. ");
    run.with("relevance", 10);
    assertThat(answer())
        .contains(
            " With 10 as the smallest difference that matters, gru is practically the same as lstm,"
                + " wavering and simple_rnn. ");
  }

  @Test
  void fewSeedsDecideNothing() {
    run.with("relevance", "2 %").memorised("gru", around(0.5, 5)).memorised("lstm", around(0.9, 5));

    assertThat(answer())
        .contains(
            " With 2 % as the smallest difference that matters, it is undecided whether gru differs"
                + " from lstm by as much. ");
  }

  @Test
  void whatAConclusionHoldsForIsSaid() {
    run.with("task", Map.of("name", "adding"))
        .with("training", Map.of("optimizer", Map.of("learning_rate", 0.001)))
        .memorised("gru", 0.5, 0.6)
        .memorised("lstm", 0.6, 0.7);

    assertThat(answer()).startsWith("On adding at 20 units and learning_rate 0.001, gru has the ");
    assertThat(new Answer(new Comparison(run.with("parameters", 4000).content())).text())
        .startsWith("On adding at 4,000 parameters and learning_rate 0.001, gru has the ");
  }

  @Test
  void whatMostlyDivergesIsNotTheBest() {
    run.memorised("gru", 0.1).diverged("gru", 2).memorised("lstm", 0.4, 0.5);

    assertThat(answer())
        .startsWith(
            "Leaving aside gru (half of the trials or more diverged or failed): lstm has the lowest"
                + " median final_train_loss, 0.4500 (2 seeds), gru 0.1000. ");
    assertThat(notes())
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith(
                        "Left out of means and medians: gru (1 diverged of 2 trials). Seed by seed a"
                            + " diverged trial is worse than one that did not diverge."));
  }

  private Optional<String> notes() {
    return new Answer(new Comparison(run.content())).notes();
  }

  @Test
  void whereAllDivergedThereIsNoAnswer() {
    run.diverged("gru", 1).diverged("lstm", 1);
    assertThat(answer())
        .isEqualTo("No trial ended with a finite final_train_loss: every one diverged or failed.");
  }

  @Test
  void whereAllAreEqualThatIsSaid() {
    run.memorised("gru", same(0.5, 7)).memorised("lstm", same(0.5, 7));

    assertThat(answer())
        .startsWith(
            "all architectures have the same final_train_loss in every seed, 0.5000. gru is not"
                + " significantly different from lstm (equal in all 7 seeds; p = 1.000).");
  }

  private static double[] same(double loss, int seeds) {
    return IntStream.range(0, seeds).mapToDouble(i -> loss).toArray();
  }

  @Test
  void manyArchitecturesAreCountedNotListed() {
    for (int i = 0; i < 12; i++) {
      run.memorised("net_" + i, around(0.2 + 0.05 * i, 12));
    }
    assertThat(answer())
        .contains("net_0 is significantly better than 11 others (p from 0.032 to 0.032). ");
  }

  @Test
  void fewSeedsOfOneDoNotSpeakForTheOthers() {
    // given: eight seeds, of which lstm has two left, so that it has no part in Holm's correction
    run.memorised("a", around(0.4, 8)).memorised("b", around(0.6, 8)).memorised("lstm", 0.7, 0.7);
    for (int seed = 3; seed <= 8; seed++) {
      run.failed("lstm", seed);
    }

    assertThat(answer())
        .startsWith("a has the lowest median final_train_loss, 0.39")
        .contains("a is significantly better than b (better in 8 of 8 seeds, × ")
        .contains("p = 0.023). Too few seeds are left to compare it with lstm. ");
  }

  @Test
  void withoutACommonSeedNothingIsCompared() {
    run.memorisedAt("gru", 1, 0.4).memorisedAt("lstm", 2, 0.5);

    assertThat(answer())
        .contains(
            "lstm 0.5000. It has no seed in common with another, so nothing can be compared. ");
  }

  @Test
  void theBestMayHaveLostASeed() {
    run.memorised("gru", 0.1, 0.2).diverged("gru", 3).memorised("lstm", 0.4, 0.5, 0.6);

    assertThat(answer())
        .startsWith(
            "gru has the lowest median final_train_loss, 0.1500 (2 of 3 seeds), lstm 0.5000.");
  }

  @Test
  void severalMayReachTheTargetFirst() {
    run.with("target", Map.of("train_loss", 0.75)).memorised("lstm", 0.5, 0.6);
    assertThat(answer())
        .endsWith(
            "There is no baseline to compare it with. During training, on the training split, lstm"
                + " reaches train_loss 0.75 after 11.5 epochs in the median.");

    run.memorised("gru", 0.5, 0.6).memorised("simple_rnn", 0.4, 0.9);
    assertThat(answer())
        .endsWith(
            " lstm and gru reach train_loss 0.75 first, after 11.5 epochs in the median, simple_rnn"
                + " never in half of the seeds or more.");
  }

  @Test
  void manyOthersAreCountedWithTheLeastAndTheMostP() {
    for (int i = 0; i < 6; i++) {
      run.memorised("net_" + i, new Random(i).doubles(11, 0.4, 0.5).toArray());
    }

    assertThat(answer())
        .containsPattern(
            " is not significantly different from 5 others"
                + " \\(p from [01]\\.\\d{3} to [01]\\.\\d{3}\\)\\. ");
  }

  @Test
  void notesFitWhatHappened() {
    run.failed("gru", 1);
    assertThat(notes()).hasValue("Left out of means and medians: gru's only trial (1 failed).");
    run.memorised("lstm", 0.5, 0.6).failed("lstm", 3);
    assertThat(notes())
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith(
                        "Left out of means and medians: gru's only trial (1 failed); lstm (1 failed of 3"
                            + " trials). A seed with a failed trial is left out of that"
                            + " architecture's comparisons."));
  }

  @Test
  void whatWasStillImprovingIsSaid() {
    // given: losses that fall in a straight line to the last epoch
    run.memorised("gru", 0.1, 0.1).memorised("lstm", 0.999, 0.999);

    assertThat(notes())
        .hasValue(
            "Still improving when training ended (↗): gru; more epochs may change the answer.");
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
              + new MarkdownReport(comparison, Optional.empty(), Map.of(), Set.of()).text();
      assertThat(all)
          .contains("in 2 of 3 seeds (21 to 94 %; median final_train_loss 0.0100)")
          .doesNotContainPattern("[\u0660-\u0669\u066B]");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void ofAnAccuracyMoreIsBetter() {
    // given
    run.withAccuracy()
        .with("target", Map.of("metric", 0.92))
        .forecast("lstm", 0.8, 0.75, 0.8, 0.75, 0.8, 0.75, 0.8)
        .forecast("gru", 0.95, 0.9, 0.95, 0.9, 0.95, 0.9, 0.95)
        .baseline("equal chances", "test_metric", same(0.25, 7));

    // then
    assertThat(answer())
        .startsWith(
            "gru reaches test_accuracy 0.92 in 4 of 7 seeds (25 to 84 %; mean test_accuracy 0.9286),"
                + " lstm in 0 of 7 (0 to 35 %; mean 0.7786). gru is significantly better than lstm"
                + " (better in 7 of 7 seeds, by 0.1500, 0.1500 to 0.1500; p = 0.016). gru beats the"
                + " best baseline, equal chances (0.2500), in 7 of 7 seeds (p = 0.016). ");
    assertThat(new Comparison(run.content()).summaries())
        .filteredOn(row -> row.measure().equals("test_metric") && row.architecture().equals("lstm"))
        .singleElement()
        .satisfies(row -> assertThat(row.best()).isEqualTo(0.8))
        .satisfies(row -> assertThat(row.worst()).isEqualTo(0.75));
  }
}
