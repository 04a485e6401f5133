package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Plan;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Sweep.Choose;
import io.github.rnncompare.spec.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
  @TempDir private Path directory;

  private static TrialRow row(
      String status, @Nullable Double finalTrainLoss, @Nullable Double bestValidationLoss) {
    return new TrialRow(
        "gru",
        Map.of(),
        "fast",
        2,
        39,
        1,
        status,
        1,
        finalTrainLoss,
        null,
        bestValidationLoss,
        null,
        "",
        "",
        null,
        "");
  }

  private static TrialRow validated(double loss) {
    return row("ok", 0.0, loss);
  }

  private static TrialRow trained(double loss) {
    return row("ok", loss, null);
  }

  private static final Selection BY_MEAN = new Selection(Choose.MEAN, Optional.empty(), "");

  /** By the lowest mean. */
  private List<String> best(TrialRow... rows) throws IOException {
    return best(BY_MEAN, 2, rows);
  }

  /** By success at a target. */
  private List<String> successful(String column, double target, TrialRow... rows)
      throws IOException {
    Target reached = new Target(column, target);
    return best(new Selection(Choose.SUCCESS, Optional.of(reached), "higher"), 3, rows);
  }

  /** The l2 of the configurations that are best for simple_rnn and gru. */
  private List<String> best(Selection selection, int seeds, TrialRow... rows) throws IOException {
    ExperimentSpec spec =
        SmallSpecs.read(
            directory,
            SmallSpecs.SWEEP,
            "sweep={choose: mean, seeds: %d, keys: {training.l2: [0.1, 0.2]}}".formatted(seeds));
    List<Trial> search = new Plan(spec).search();
    assertThat(search).hasSize(4 * seeds);
    List<TrialRow> all = new ArrayList<>(List.of(rows));
    while (all.size() < search.size()) {
      all.add(trained(1));
    }
    List<TrialRecord> records =
        all.stream().map(row -> new TrialRecord(row, List.of(), List.of(), List.of())).toList();
    List<Candidate> best = selection.best(search, records);
    assertThat(best)
        .extracting(candidate -> candidate.architecture().name())
        .containsExactly("simple_rnn", "gru");
    return best.stream()
        .map(candidate -> String.join("", candidate.configuration().texts().values()))
        .toList();
  }

  @Test
  void theLowestMeanOverSeedsIsTheBest() throws IOException {
    // means 3 and 2.5, though the first has the best single seed; then 1 and 5
    assertThat(
            best(
                validated(1),
                validated(5),
                validated(2),
                validated(3),
                validated(1),
                validated(1),
                validated(5),
                validated(5)))
        .containsExactly("0.2", "0.1");
  }

  @Test
  void mostSuccessesAreBestWhateverTheLosses() throws IOException {
    // two of three seeds reach 1.0 with 0.1, all three with 0.2, though the median is worse
    assertThat(
            successful(
                "validation_loss",
                1,
                validated(0.1),
                validated(9),
                validated(0.1),
                validated(0.8),
                validated(1),
                validated(0.9)))
        .containsExactly("0.2", "0.1");
  }

  @Test
  void ofAsManySuccessesTheLowestMedianIsTheBest() throws IOException {
    // medians 5 and 4, though the mean of the first is lower
    assertThat(
            successful(
                "train_loss",
                1,
                trained(5),
                trained(5),
                trained(2),
                trained(4),
                trained(4),
                trained(90)))
        .containsExactly("0.2", "0.1");
  }

  @Test
  void aTrialThatDivergedIsNoMoreThanTheWorstOfItsSeeds() throws IOException {
    // means are infinite and 5, medians 2 and 5
    TrialRow bad = row("diverged", 0.0, 0.0);
    TrialRow[] rows = {trained(2), bad, trained(2), trained(5), trained(5), trained(5)};
    assertThat(successful("train_loss", 1, rows)).containsExactly("0.1", "0.1");
    assertThat(best(BY_MEAN, 3, rows)).containsExactly("0.2", "0.1");
    assertThat(best(new Selection(Choose.SUCCESS, Optional.empty(), ""), 3, rows))
        .containsExactly("0.1", "0.1");
  }

  @Test
  void anEvenNumberOfSeedsHasTheMeanOfTheMiddleTwoAsMedian() throws IOException {
    // medians 3 and 2.5 of four
    assertThat(
            best(
                new Selection(Choose.SUCCESS, Optional.empty(), ""),
                4,
                trained(0),
                trained(5),
                trained(1),
                trained(9),
                trained(1),
                trained(9),
                trained(4),
                trained(1)))
        .containsExactly("0.2", "0.1");
  }

  @Test
  void withoutValidationTheFinalTrainingLossDecides() throws IOException {
    assertThat(best(trained(2), trained(2), trained(1), trained(1))).containsExactly("0.2", "0.1");
  }

  @Test
  void whatDivergedOrFailedIsWorseThanAnything() throws IOException {
    for (TrialRow bad :
        List.of(
            row("diverged", 0.0, 0.0),
            row("failed", null, null),
            row("ok", null, null),
            trained(Double.NaN),
            validated(Double.NEGATIVE_INFINITY))) {
      assertThat(best(bad, trained(0), trained(1e300), trained(1e300)))
          .containsExactly("0.2", "0.1");
    }
  }

  @Test
  void ofEqualsTheFirstIsTaken() throws IOException {
    TrialRow bad = row("diverged", 0.0, 0.0);
    assertThat(best(trained(1), trained(2), trained(2), trained(1))).containsExactly("0.1", "0.1");
    assertThat(best(bad, bad, bad, bad, trained(3), bad, bad, trained(1)))
        .containsExactly("0.1", "0.1");
  }
}
