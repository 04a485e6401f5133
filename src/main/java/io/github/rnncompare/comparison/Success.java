package io.github.rnncompare.comparison;

import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TargetReached;
import io.github.rnncompare.results.TrialKey;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Rate;
import io.github.rnncompare.statistics.Summary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many trials reached the target, and after how many epochs.
 *
 * @param rate of trials whose checkpoint reaches it
 * @param epochs median over trials of the first epoch that reaches it on the validation split; a
 *     trial that never does counts as infinite
 */
record Success(Rate rate, double epochs) {

  /** Where a trial is judged. */
  enum Judged {
    /** On the test split, or the validation split of a task without a test split. */
    ON_TEST,
    /** On the validation split, as in a search, which does not see the test. */
    ON_VALIDATION
  }

  /** Judges trials. */
  static final class Judge {
    private final TargetReached target;
    private final Map<TrialKey, Long> firstEpochs = new HashMap<>();
    private final Map<TrialKey, LossRow> checkpoints = new HashMap<>();
    private final boolean onTest;

    /**
     * A judge of trials.
     *
     * @param losses of these trials and perhaps of others
     */
    Judge(TargetReached target, Judged judged, List<TrialRow> trials, List<LossRow> losses) {
      this.target = target;
      onTest = judged == Judged.ON_TEST && trials.stream().anyMatch(t -> t.testLoss() != null);
      Map<TrialKey, Long> epochs = new HashMap<>();
      trials.stream()
          .filter(trial -> trial.bestEpoch() != null)
          .forEach(trial -> epochs.put(TrialKey.of(trial), trial.bestEpoch()));
      for (LossRow row : losses) {
        TrialKey key = TrialKey.of(row);
        if (target.after(row)) {
          firstEpochs.merge(key, row.epoch(), Math::min);
        }
        if (Long.valueOf(row.epoch()).equals(epochs.get(key))) {
          checkpoints.put(key, row);
        }
      }
    }

    /** The success of some of the trials; failed ones do not count, diverged ones as none. */
    Success of(List<TrialRow> trials) {
      List<TrialRow> counted =
          trials.stream().filter(trial -> !trial.status().equals(TrialRow.FAILED)).toList();
      double[] epochs = counted.stream().mapToDouble(this::firstEpoch).toArray();
      return new Success(
          Rate.of((int) counted.stream().filter(this::isReachedBy).count(), counted.size()),
          counted.isEmpty() ? Double.POSITIVE_INFINITY : Summary.medianOf(epochs));
    }

    boolean isReachedBy(TrialRow trial) {
      return onTest
          ? target.onTest(trial)
          : target.onValidation(trial, checkpoints.get(TrialKey.of(trial)));
    }

    private double firstEpoch(TrialRow trial) {
      Long epoch = trial.isOk() ? firstEpochs.get(TrialKey.of(trial)) : null;
      return epoch == null ? Double.POSITIVE_INFINITY : epoch;
    }
  }
}
