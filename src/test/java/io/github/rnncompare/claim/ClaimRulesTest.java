package io.github.rnncompare.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.PredictionRow;
import io.github.rnncompare.results.RunFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the claims that compare successes, distances, gaps and grids, on made-up runs. */
class ClaimRulesTest {
  private static final int SEEDS = 20;
  private static final double TARGET = 0.5;

  /** Twenty seeds of each architecture, of which the first so many succeed. */
  private static RunFiles.Content run(Map<String, Integer> successes) {
    SampleRun run = new SampleRun().with("target", Map.of("metric", TARGET));
    successes.forEach((name, count) -> run.forecast(name, metrics(count)));
    return run.content();
  }

  private static double[] metrics(int successes) {
    double[] metrics = new double[SEEDS];
    for (int i = 0; i < SEEDS; i++) {
      metrics[i] = i < successes ? TARGET / 2 : 2 * TARGET; // an error: lower is better
    }
    return metrics;
  }

  private static Finding judge(int claim, Map<String, RunFiles.Content> runs) {
    return Claims.test(claim).judge(new Evidence(runs, Map.of()));
  }

  private static Map<String, RunFiles.Content> remedies(int plain, int remedy, int clipping) {
    Map<String, RunFiles.Content> runs = new LinkedHashMap<>();
    runs.put("3-remedies/plain", run(Map.of("simple_rnn", plain)));
    for (String name :
        List.of("xavier", "he", "orthogonal", "identity", "adam", "rmsprop", "together")) {
      runs.put("3-remedies/" + name, run(Map.of("simple_rnn", remedy)));
    }
    runs.put("3-remedies/clipping", run(Map.of("simple_rnn", clipping)));
    return runs;
  }

  @Test
  void aRemedyHelpsIfItRaisesTheShareThatSucceedsByThreeTenths() {
    Finding all = judge(3, remedies(1, 18, 18));
    assertThat(all.verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    assertThat(all.parts()).hasSize(8);
    assertThat(all.parts().get(0).estimate()).isCloseTo(17 / 20.0, within(1e-12));
    assertThat(all.parts().get(0).value()).contains(new Amount.Share(18, 20));
    assertThat(judge(3, remedies(1, 18, 1)).verdict()).isEqualTo(ClaimVerdict.MIXED);
    assertThat(judge(3, remedies(0, 0, 0)).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    // 11 against 5: the interval is -0.01 to 0.54
    assertThat(judge(3, remedies(5, 11, 11)).verdict()).isEqualTo(ClaimVerdict.UNDECIDED);
  }

  /**
   * Distances from 20 on, of which an architecture succeeds at the first so many, with all seeds.
   */
  private static Map<String, RunFiles.Content> distances(int simple, int gated) {
    Map<String, RunFiles.Content> runs = new LinkedHashMap<>();
    for (String task : LongRange.TASKS) {
      for (int i = 0; i < LongRange.DISTANCES.size(); i++) {
        int ofSimple = i < simple ? SEEDS : 0;
        int ofGated = i < gated ? SEEDS : 0;
        runs.put(
            "4-long-range/" + task + "-" + LongRange.DISTANCES.get(i),
            run(Map.of("simple_rnn", ofSimple, "lstm", ofGated, "gru", ofGated)));
      }
    }
    return runs;
  }

  @Test
  void twiceTheDistanceIsFarther() {
    Finding farther = judge(4, distances(2, 4));
    assertThat(farther.verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    assertThat(farther.parts()).hasSize(6);
    // 40 · √2 against 160 · √2
    assertThat(farther.parts().get(0).estimate()).isCloseTo(Math.log(4), within(1e-9));
    // no seed differs, and yet the grid knows no more than one step
    assertThat(farther.parts().get(0).interval().orElseThrow().low())
        .isCloseTo(Math.log(4) - Math.log(2) / 2, within(1e-9));
    assertThat(judge(4, distances(3, 3)).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    assertThat(judge(4, distances(4, 2)).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
  }

  @Test
  void beyondTheGridThereIsABoundAndOnBothSidesNothing() {
    Finding bound = judge(4, distances(2, 5));
    assertThat(bound.verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    assertThat(bound.parts().get(0).value()).contains(new Amount.MoreThan(320));
    Finding nothing = judge(4, distances(5, 5));
    assertThat(nothing.verdict()).isEqualTo(ClaimVerdict.UNDECIDED);
    assertThat(nothing.parts().get(0).estimate()).isNaN();
    assertThat(judge(4, distances(0, 0)).verdict()).isEqualTo(ClaimVerdict.UNDECIDED);
    assertThat(judge(4, distances(0, 3)).parts().get(0).against())
        .contains(new Amount.LessThan(20));
  }

  private static Map<String, RunFiles.Content> hard(int counting, int fewest, int most) {
    Map<String, RunFiles.Content> runs = new LinkedHashMap<>();
    runs.put("8-hard-tasks/counting", run(Map.of("lstm", counting, "gru", 0)));
    for (int items : HardTasks.ITEMS) {
      int lead = items == 8 ? most : fewest;
      runs.put("8-hard-tasks/recall-" + items, run(Map.of("lstm", 4 + lead, "gru", 4)));
    }
    return runs;
  }

  @Test
  void harderMeansBothTasksAndAGrowingDifference() {
    assertThat(judge(8, hard(12, 0, 14)).verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    assertThat(judge(8, hard(12, 0, 0)).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    assertThat(judge(8, hard(0, 0, 14)).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    Finding shrinking = judge(8, hard(12, 15, 14));
    assertThat(shrinking.parts().get(2).verdict()).isEqualTo(ClaimVerdict.UNDECIDED);
    assertThat(judge(8, hard(12, 14, 9)).parts().get(2).estimate()).isCloseTo(-0.25, within(1e-12));
  }

  /** Ten seeds whose training loss is 0.5, and whose validation loss is greater by these. */
  private static Map<String, RunFiles.Content> gaps(double simple, double lstm) {
    Map<String, RunFiles.Content> runs = new LinkedHashMap<>();
    for (String matching : Overfitting.MATCHINGS) {
      for (int width : Overfitting.WIDTHS) {
        SampleRun run = new SampleRun();
        Map.of("simple_rnn", simple, "lstm", lstm, "gru", simple)
            .forEach((name, gap) -> run.validated(name, validation(gap)));
        runs.put("6-overfitting/" + matching + "-" + width, run.content());
      }
    }
    return runs;
  }

  private static double[] validation(double gap) {
    double[] losses = new double[10];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = 0.5 + gap + 0.001 * i;
    }
    return losses;
  }

  @Test
  void aGapCountsFromATenthOfTheLossOn() {
    assertThat(judge(6, gaps(0.1, 0.3)).verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    assertThat(judge(6, gaps(0.1, 0.11)).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    assertThat(judge(6, gaps(0.3, 0.1)).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    assertThat(judge(6, gaps(0.1, 0.3)).parts()).hasSize(4);
  }

  /** Ten seeds in a grid of four, of which an architecture works in the first so many. */
  private static Map<String, RunFiles.Content> grid(int simple, int gated) {
    SampleRun run = new SampleRun();
    for (String name : Hyperparameters.ARCHITECTURES) {
      int working = name.equals("simple_rnn") ? simple : gated;
      for (int i = 0; i < 4; i++) {
        double[] losses = new double[10];
        Arrays.fill(losses, i < working ? 0.5 : 0.9);
        run.tried(name, Map.of("learning_rate", "0.00" + (i + 1)), losses);
      }
    }
    return Map.of(Hyperparameters.RUN, run.content());
  }

  @Test
  void sensitiveIsWhatWorksInTwoCombinationsLess() {
    assertThat(judge(7, grid(4, 1)).verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    assertThat(judge(7, grid(4, 1)).parts().get(0).estimate()).isEqualTo(3);
    assertThat(judge(7, grid(3, 2)).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    assertThat(judge(7, grid(1, 4)).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
  }

  /** If the simple RNN works nowhere, its best is the target, and all others reach that. */
  @Test
  void theTargetIsWhatTheWorstReachesAtItsBest() {
    Finding finding = judge(7, grid(0, 1));
    assertThat(finding.parts().get(0).value()).contains(new Amount.Value(4));
    assertThat(finding.parts().get(0).against()).contains(new Amount.Value(4));
  }

  /** Ten seeds whose test loss is greater without a gate by this factor, for string and stream. */
  private static Map<String, RunFiles.Content> gates(
      Map<String, Double> string, Map<String, Double> stream) {
    Map<String, RunFiles.Content> runs = new LinkedHashMap<>();
    for (String task : Gates.TASKS) {
      for (String network :
          List.of(
              "lstm",
              "lstm-bias-0",
              "lstm-bias-5",
              "lstm-without-forget",
              "lstm-without-input",
              "lstm-without-output",
              "gru",
              "gru-without-reset")) {
        double factor = (task.equals("string") ? string : stream).getOrDefault(network, 1.0);
        runs.put(
            "9-gates/" + task + "-" + network, tested(network.replaceFirst("-.*", ""), factor));
      }
    }
    return runs;
  }

  private static RunFiles.Content tested(String architecture, double loss) {
    SampleRun run = new SampleRun();
    double[] losses = new double[10];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = loss + 0.001 * i;
    }
    return run.tested(architecture, losses).content();
  }

  @Test
  void aGateHasItsTaskIfItMattersInOneOfTwo() {
    Map<String, Double> all =
        Map.of(
            "lstm-without-forget", 1.3,
            "lstm-without-input", 1.3,
            "lstm-without-output", 1.3,
            "gru-without-reset", 1.3);
    assertThat(judge(9, gates(Map.of(), all)).verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    Map<String, Double> three =
        Map.of("lstm-without-forget", 1.3, "lstm-without-input", 1.3, "lstm-without-output", 1.3);
    Finding finding = judge(9, gates(Map.of("lstm-without-forget", 0.8), three));
    assertThat(finding.verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    assertThat(finding.parts()).hasSize(8);
    assertThat(finding.parts().get(1).estimate()).isCloseTo(Math.log(1.3), within(2e-3));
    assertThat(judge(9, gates(all, Map.of())).verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
  }

  /**
   * Twenty seeds of which the first so many learn the trained lengths; of ten test sequences of
   * each kind they recognise so many of the long ones, and all others.
   */
  private static Map<String, RunFiles.Content> lengths(int learnt, int right) {
    Map<String, RunFiles.Content> runs = new LinkedHashMap<>();
    for (String name : List.of(AnyLength.SIGNAL, AnyLength.PARITY)) {
      SampleRun run = new SampleRun();
      List<PredictionRow> rows = new ArrayList<>();
      for (String architecture : AnyLength.ARCHITECTURES) {
        double[] accuracies = new double[SEEDS];
        Arrays.fill(accuracies, 0, learnt, 1);
        run.scored(architecture, accuracies);
      }
      for (long seed = 1; seed <= SEEDS; seed++) {
        for (String kind :
            List.of("length 30, first half", "length 30, second half", "length 300")) {
          int known = kind.endsWith("300") ? right : 10;
          for (int i = 0; i < 10; i++) {
            String half =
                kind.endsWith("300") && name.equals(AnyLength.SIGNAL) ? ", first half" : "";
            rows.add(predicted(seed, kind + half + ", " + (i + 1), i < known));
            if (!half.isEmpty()) {
              rows.add(predicted(seed, kind + ", second half, " + (i + 1), i < known));
            }
          }
        }
      }
      runs.put(name, run.content().with(rows));
    }
    return runs;
  }

  private static PredictionRow predicted(long seed, String sequence, boolean right) {
    Map<String, String> predicted = new LinkedHashMap<>();
    AnyLength.ARCHITECTURES.forEach(name -> predicted.put(name, right ? "a" : "b"));
    return new PredictionRow(seed, sequence, null, "", null, null, "", "a", predicted);
  }

  @Test
  void onlyWhatWasLearntIsAskedForAtOtherLengths() {
    assertThat(judge(11, lengths(20, 10)).verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    Finding forgetful = judge(11, lengths(20, 5));
    assertThat(forgetful.verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    assertThat(forgetful.parts()).hasSize(12);
    assertThat(forgetful.parts().get(2).verdict()).isEqualTo(ClaimVerdict.SUPPORTED); // same length
    assertThat(forgetful.parts().get(1).value()).contains(new Amount.Share(0, 20));
    Finding untaught = judge(11, lengths(14, 5));
    assertThat(untaught.verdict()).isEqualTo(ClaimVerdict.UNDECIDED);
    assertThat(untaught.parts().get(0).name().english()).contains("not testable");
    assertThat(untaught.parts().get(0).value()).contains(new Amount.Share(14, 20));
    assertThat(judge(11, lengths(15, 5)).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
  }
}
