package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.SampleRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorthSentenceTest {
  private final SampleRun run = new SampleRun();

  private String words() {
    return new WorthSentence(new Comparison(run.content())).words().orElse("");
  }

  private static double[] around(double mean, int seeds) {
    return IntStream.range(0, seeds).mapToDouble(i -> mean + 0.01 * (i % 5) - 0.02).toArray();
  }

  private static double[] same(double value, int seeds) {
    return IntStream.range(0, seeds).mapToDouble(i -> value).toArray();
  }

  @Test
  void withoutABaselineThatLearnsThereIsNoSentence() {
    run.forecast("gru", around(2, 8)).baseline("mean of training", "test_metric", same(3, 8));

    assertThat(words()).isEmpty();
  }

  @Test
  void noNetworkBeatsAStraightLine() {
    // given: gru is about as good as the line, lstm is worse
    run.forecast("gru", 2.0, 2.2, 1.9, 2.3, 2.1, 2.15, 1.95, 2.05)
        .forecast("lstm", around(2.5, 8))
        .baseline("persistence", "test_metric", same(3, 8))
        .baseline("linear regression", "test_metric", same(2.08, 8));

    assertThat(words())
        .matches(
            "No network beats linear regression \\(2\\.080\\), a baseline that learns: the best,"
                + " gru, is better in 4 of 8 seeds \\(p = \\d\\.\\d{3}\\)\\. Of the baselines that"
                + " do not learn the best is persistence \\(3\\.000\\)\\.");
  }

  @Test
  void aNetworkMayBeSignificantlyWorse() {
    run.forecast("gru", around(2.2, 8)).baseline("linear regression", "test_metric", same(2, 8));

    assertThat(words())
        .isEqualTo(
            "gru does not beat linear regression (2.000), a baseline that learns: it is better in 0"
                + " of 8 seeds, significantly worse (p = 0.008).");
  }

  @Test
  void thoseThatBeatTheBestBaselineAreNamed() {
    // given: with three architectures Holm multiplies 2 / 2^8 by 3
    run.forecast("gru", around(1.5, 8))
        .forecast("lstm", 2.0, 2.2, 1.9, 2.3, 2.1, 2.15, 1.95, 2.05)
        .forecast("simple_rnn", around(2.5, 8))
        .baseline("seasonal naive (12)", "test_metric", same(2.08, 8))
        .baseline("linear regression", "test_metric", same(2.3, 8));

    assertThat(words())
        .isEqualTo(
            "gru beats seasonal naive (12) (2.080), a baseline that does not learn, in 8 of 8 seeds"
                + " (p = 0.023); lstm and simple_rnn do not. Of the baselines that learn the best is"
                + " linear regression (2.300).");
  }

  @Test
  void allMayBeatIt() {
    run.withAccuracy()
        .forecast("gru", around(0.9, 8))
        .forecast("lstm", around(0.8, 8))
        .baseline("nearest neighbour (DTW)", "test_metric", same(0.7, 8));

    assertThat(words())
        .isEqualTo(
            "Both networks beat nearest neighbour (DTW) (0.7000), a baseline that learns: the best,"
                + " gru, is better in 8 of 8 seeds (p = 0.016).");
  }

  @Test
  void fewSeedsCannotTestIt() {
    run.forecast("gru", 1, 1)
        .forecast("lstm", 2, 2)
        .baseline("linear regression", "test_metric", 3, 3);

    assertThat(words())
        .isEqualTo(
            "Whether a network is worth it cannot be tested: gru is better than linear regression"
                + " (3.000), a baseline that learns, in 2 of 2 seeds; 2 networks need at least 7.");
  }

  @Test
  void theTableHasEachNetworkAgainstEachBaseline() throws Exception {
    // given
    run.forecast("gru", around(1.5, 8))
        .forecast("lstm", around(2.5, 8))
        .baseline("persistence", "test_metric", around(3, 8))
        .baseline("linear regression", "test_metric", same(2, 8))
        .baseline("linear regression", "test_loss", same(2, 8));
    Comparison comparison = new Comparison(run.content());

    // when
    String[] lines = BaselineTable.of(comparison).orElseThrow().csv().split("\n");

    // then: the best baseline first, and the best architecture
    assertThat(lines).hasSize(5);
    assertThat(lines[1]).startsWith("linear regression,yes,gru,0.7").endsWith(",yes");
    assertThat(lines[2])
        .startsWith("linear regression,yes,lstm,1.2")
        .endsWith(",\"no, it is significantly worse\"");
    assertThat(lines[3]).startsWith("persistence,no,gru,");
    assertThat(BaselineTable.legend(comparison))
        .contains("linear regression has the same score for every seed, so that")
        .contains("persistence varies with the seed: the test is paired.");
    assertThat(
            new MarkdownReport(
                    comparison,
                    Optional.empty(),
                    Tables.of(comparison, List.of(), List.of()),
                    Set.of())
                .text())
        .contains("## Networks against baselines")
        .contains("linear regression is fitted to the training split")
        .doesNotContain("learnt nothing");
  }

  @Test
  void splitsThatSeedsDrawAreJudgedByTheCorrectedTest() {
    // given: seven seeds of which each is better by about 0.1
    run.with("task", Map.of("resample", true, "validation", 0.2, "test", 0.2))
        .withAccuracy()
        .forecast("gru", 0.80, 0.75, 0.80, 0.85, 0.80, 0.75, 0.80)
        .baseline("logistic regression", "test_metric", 0.70, 0.66, 0.71, 0.74, 0.69, 0.64, 0.7);

    // then: not 2 / 2^7, which takes the splits for independent
    assertThat(words())
        .startsWith("gru beats logistic regression (0.6914), a baseline that learns, in 7 of 7")
        .doesNotContain("0.016");
  }

  @Test
  void twoResampledSeedsCanBeTested() {
    run.with("task", Map.of("resample", true, "validation", 0.2, "test", 0.2))
        .withAccuracy()
        .forecast("gru", 0.80, 0.70)
        .baseline("logistic regression", "test_metric", 0.70, 0.69);

    // then: mean 0.055, sd 0.0636, t = 0.055 / (0.0636 · √(1/2 + 1/3)) = 0.947, 1 degree of freedom
    assertThat(words()).endsWith("it is better in 2 of 2 seeds (p = 0.517).");
  }

  @Test
  void oneResampledSeedIsTooFew() {
    run.with("task", Map.of("resample", true, "validation", 0.2, "test", 0.2))
        .withAccuracy()
        .forecast("gru", 0.80)
        .baseline("logistic regression", "test_metric", 0.70);

    assertThat(words()).contains("cannot be tested").endsWith("1 network needs at least 2.");
  }

  @Test
  void theTableSaysWhichOfTheTwoIsWorseBeforeHolmsCorrection() throws Exception {
    // given: 2 · 2 / 2^7 = 0.031 for both, as the smallest difference alone has the other sign
    run.forecast("gru", 1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 2.01)
        .forecast("lstm", 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 1.99)
        .baseline("linear regression", "test_metric", same(2, 7))
        .baseline("linear regression", "test_loss", same(2, 7));

    // when
    List<String> lines =
        BaselineTable.of(new Comparison(run.content())).orElseThrow().csv().lines().toList();

    // then
    assertThat(lines.get(1))
        .startsWith("linear regression,yes,gru,")
        .endsWith(",\"no, only before Holm's correction\"");
    assertThat(lines.get(2))
        .startsWith("linear regression,yes,lstm,")
        .endsWith(",\"no, worse only before Holm's correction\"");
  }

  @Test
  void theReportOfResampledSplitsNamesTheTestOfItsIntervals() {
    // given
    run.with("task", Map.of("resample", true, "validation", 0.2, "test", 0.2))
        .withAccuracy()
        .forecast("gru", 0.80, 0.75, 0.80, 0.85, 0.80, 0.75, 0.80)
        .forecast("lstm", 0.70, 0.66, 0.71, 0.74, 0.69, 0.64, 0.7);
    Comparison comparison = new Comparison(run.content());

    // when
    String text =
        new MarkdownReport(
                comparison, Optional.empty(), Tables.of(comparison, List.of(), List.of()), Set.of())
            .text();

    // then
    assertThat(text)
        .contains("its 95 % interval is that of the corrected t-test around the mean difference")
        .contains("(corrected resampled t, Holm, p < 0.05)")
        .doesNotContain("the same test", "Wilcoxon signed-rank");
    assertThat(Tables.captions(comparison).values())
        .noneMatch(caption -> caption.contains("Wilcoxon"));
  }
}
