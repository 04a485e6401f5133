package io.github.rnncompare.comparison;

import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TrialKey;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.CheckpointRule;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether an architecture was still improving when training ended, so that more epochs may change
 * its place: in more than a quarter of the seeds that do not reach the target, the best running
 * median, over as many epochs as where epochs are chosen, gains more than 5 % (a loss) or 0.01 (a
 * metric of which higher is better) in the last fifth of the epochs.
 */
final class StillImproving {
  private static final double LAST = 0.2;
  private static final double GAIN_OF_A_LOSS = 0.05;
  private static final double GAIN_OF_A_METRIC = 0.01;
  private static final double SHARE = 0.25;

  private final Map<TrialKey, List<LossRow>> epochs = new HashMap<>();
  private final boolean higherIsBetter;

  StillImproving(List<LossRow> losses, boolean higherIsBetter) {
    this.higherIsBetter = higherIsBetter;
    losses.forEach(
        row -> epochs.computeIfAbsent(TrialKey.of(row), key -> new ArrayList<>()).add(row));
    epochs.values().forEach(rows -> rows.sort(Comparator.comparingLong(LossRow::epoch)));
  }

  /** Whether the trials of an architecture, of which {@code solved} need no more, are improving. */
  boolean isSoFor(List<TrialRow> trials, Predicate<TrialRow> solved) {
    List<TrialRow> unsolved =
        trials.stream().filter(trial -> trial.isOk() && !solved.test(trial)).toList();
    long improving = unsolved.stream().filter(this::isImproving).count();
    return improving > SHARE * unsolved.size();
  }

  private boolean isImproving(TrialRow trial) {
    List<LossRow> rows = epochs.getOrDefault(TrialKey.of(trial), List.of());
    boolean metric =
        higherIsBetter && rows.stream().allMatch(row -> row.validationMetric() != null);
    double[] costs =
        rows.stream()
            .filter(row -> row.epoch() > 0)
            .mapToDouble(row -> metric ? -orInfinite(row.validationMetric()) : loss(row))
            .toArray();
    int before = (int) Math.floor(costs.length * (1 - LAST));
    double then = best(costs, before);
    double now = best(costs, costs.length);
    return metric ? then - now > GAIN_OF_A_METRIC : now < (1 - GAIN_OF_A_LOSS) * then;
  }

  private static double loss(LossRow row) {
    return row.validationLoss() == null ? row.trainLoss() : orInfinite(row.validationLoss());
  }

  private static double orInfinite(@Nullable Double value) {
    return value == null ? Double.POSITIVE_INFINITY : value;
  }

  /** The lowest running median among the first {@code count} values; NaN if there are too few. */
  private static double best(double[] values, int count) {
    double best = Double.NaN;
    int window = CheckpointRule.SMOOTHED.window(values.length);
    for (int end = window; end <= count; end++) {
      double median = Summary.medianOf(Arrays.copyOfRange(values, end - window, end));
      best = Double.isNaN(best) ? median : Math.min(best, median);
    }
    return best;
  }
}
