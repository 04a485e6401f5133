package io.github.rnncompare.comparison;

import io.github.rnncompare.results.TrialRow;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known of a trial, less being better.
 *
 * @param column of {@code trials.csv}
 */
public record Figure(String column, Function<TrialRow, @Nullable Double> value) {
  public static final Figure FINAL_TRAIN_LOSS =
      new Figure("final_train_loss", TrialRow::finalTrainLoss);

  /** The last one that a run has decides. */
  public static final List<Figure> ALL =
      List.of(
          FINAL_TRAIN_LOSS,
          new Figure("best_validation_loss", TrialRow::bestValidationLoss),
          new Figure("test_loss", TrialRow::testLoss),
          new Figure("test_metric", TrialRow::testMetric));

  /** What the trial ended well with. */
  public OptionalDouble of(TrialRow trial) {
    Double found = value.apply(trial);
    return trial.isOk() && found != null && Double.isFinite(found)
        ? OptionalDouble.of(found)
        : OptionalDouble.empty();
  }

  /** The same, infinite where the trial diverged; empty where it failed. */
  public OptionalDouble orDiverged(TrialRow trial) {
    return trial.status().equals(TrialRow.FAILED)
        ? OptionalDouble.empty()
        : OptionalDouble.of(of(trial).orElse(Double.POSITIVE_INFINITY));
  }
}
