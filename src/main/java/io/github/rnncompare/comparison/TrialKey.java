package io.github.rnncompare.comparison;

import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TrialRow;
import java.util.Map;

/** The key that identifies a trial within its stage. */
record TrialKey(String architecture, Map<String, String> configuration, long seed) {
  static TrialKey of(TrialRow trial) {
    return new TrialKey(trial.architecture(), trial.configuration(), trial.seed());
  }

  static TrialKey of(LossRow row) {
    return new TrialKey(row.architecture(), row.configuration(), row.seed());
  }
}
