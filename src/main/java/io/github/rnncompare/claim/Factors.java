package io.github.rnncompare.claim;

import io.github.rnncompare.results.DiagnosticRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The factors of the gradient's norm per step back, of the hidden state of a run's networks. */
final class Factors {
  private Factors() {}

  /** Those before training, by seed. */
  static SortedMap<Long, Double> untrained(RunFiles.Content run, String architecture) {
    return at(run, architecture, trial -> 0);
  }

  /** Those of the networks that were tested, by seed. */
  static SortedMap<Long, Double> trained(RunFiles.Content run, String architecture) {
    return at(run, architecture, TrialRow::testedEpoch);
  }

  private static SortedMap<Long, Double> at(
      RunFiles.Content run, String architecture, ToLongFunction<TrialRow> epoch) {
    Map<Long, Long> epochs = new HashMap<>();
    for (TrialRow trial : run.trials()) {
      if (trial.architecture().equals(architecture)) {
        epochs.put(trial.seed(), epoch.applyAsLong(trial));
      }
    }
    SortedMap<Long, Double> factors = new TreeMap<>();
    for (DiagnosticRow row : run.diagnostics()) {
      if (isFactor(row, architecture) && Long.valueOf(row.epoch()).equals(epochs.get(row.seed()))) {
        factors.put(row.seed(), row.value());
      }
    }
    return factors;
  }

  private static boolean isFactor(DiagnosticRow row, String architecture) {
    return row.measure().equals("gradient_factor")
        && row.of().equals("hidden_state")
        && row.architecture().equals(architecture);
  }

  /** Those above 0, which have a logarithm. */
  static SortedMap<Long, Double> positive(SortedMap<Long, Double> factors) {
    SortedMap<Long, Double> positive = new TreeMap<>(factors);
    positive.values().removeIf(factor -> factor <= 0);
    return positive;
  }
}
