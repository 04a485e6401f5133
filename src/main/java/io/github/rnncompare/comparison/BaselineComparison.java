package io.github.rnncompare.comparison;

import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.PairedComparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An architecture against the best baseline, seed by seed.
 *
 * @param baseline its name
 * @param value its mean or median
 * @param found wins are seeds in which the architecture is better
 */
public record BaselineComparison(String baseline, double value, PairedComparison found) {

  /** The comparison; empty if there is no baseline of the measure on a seed of the architecture. */
  public static Optional<BaselineComparison> of(
      Comparison comparison, String architecture, Measure measure) {
    return comparison
        .bestBaseline(measure)
        .map(best -> of(comparison, architecture, measure, best))
        .filter(compared -> compared.found().pairs() > 0);
  }

  private static BaselineComparison of(
      Comparison comparison, String architecture, Measure measure, String baseline) {
    Map<Long, Double> bySeed = new HashMap<>();
    for (BaselineRow row : comparison.run().baselines()) {
      if (row.baseline().equals(baseline) && row.measure().equals(measure.column())) {
        bySeed.put(row.seed(), measure.cost(row.value()));
      }
    }
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (TrialRow trial : comparison.trials(architecture)) {
      OptionalDouble cost = measure.cost(trial);
      Double other = bySeed.get(trial.seed());
      if (cost.isPresent() && other != null) {
        ours.add(cost.getAsDouble());
        theirs.add(other);
      }
    }
    return new BaselineComparison(
        baseline,
        comparison.value(baseline, measure),
        PairedComparison.of(array(ours), array(theirs)));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Whether the architecture is significantly better. */
  public boolean isBeaten() {
    return found.wins() > found.losses() && found.test().pValue() < Verdict.LEVEL;
  }
}
