package io.github.rnncompare.results;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the best epoch of a trial against its losses: the middle of the window of consecutive
 * epochs whose median of the validation loss is the lowest, the first of equals.
 */
final class BestEpochCheck {
  private final ResultFile<TrialRow> trials;
  private final ResultFile<LossRow> losses;
  private final PlannedRun plan;

  /** What a trial should have; nulls where no window has a finite median. */
  private record Best(@Nullable Long epoch, @Nullable Double loss) {
    boolean isOf(TrialRow trial) {
      return same(epoch, trial.bestEpoch()) && same(loss, trial.bestValidationLoss());
    }

    static boolean same(@Nullable Number one, @Nullable Number other) {
      return (one == null || other == null)
          ? one == other
          : one.doubleValue() == other.doubleValue();
    }
  }

  BestEpochCheck(ResultFile<TrialRow> trials, ResultFile<LossRow> losses, PlannedRun plan) {
    this.trials = trials;
    this.losses = losses;
    this.plan = plan;
  }

  /**
   * Checks one trial.
   *
   * @param row of the trial
   * @param validation its validation losses in the order of epochs, from 0; empty where there is no
   *     validation split
   */
  void check(int row, double[] validation) throws IOException {
    TrialRow trial = trials.rows().get(row);
    List<Integer> windows = plan.windows(trial.epochs());
    if (windows.stream().anyMatch(window -> best(validation, window).isOf(trial))) {
      return;
    }
    int window = windows.get(0);
    Best expected = best(validation, window);
    same(row, window, "best_epoch", trial.bestEpoch(), expected.epoch);
    same(row, window, "best_validation_loss", trial.bestValidationLoss(), expected.loss);
  }

  private static Best best(double[] validation, int window) {
    Best best = new Best(null, null);
    for (int end = window; end <= validation.length; end++) {
      double[] sorted = Arrays.copyOfRange(validation, end - window, end);
      Arrays.sort(sorted);
      double median = sorted[window / 2];
      if (Double.isFinite(median) && (best.loss == null || median < best.loss)) {
        best = new Best(end - 1L - window / 2, median);
      }
    }
    return best;
  }

  private void same(
      int row, int window, String column, @Nullable Number found, @Nullable Number expected)
      throws IOException {
    if (!Best.same(found, expected)) {
      String rule =
          window == 1 ? "validation_loss" : "median of " + window + " values of validation_loss";
      throw trials.fault(
          row,
          column,
          expected == null
              ? "nothing, as " + losses.path() + " has no finite " + rule + " of the trial"
              : "'" + Csv.field(expected) + "', by the " + rule + " in " + losses.path());
    }
  }
}
