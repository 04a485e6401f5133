package io.github.rnncompare.plan;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.spec.Setting;
import io.github.rnncompare.training.TrainingSettings;

/**
 * An architecture in one setting.
 *
 * @param setting of the keys that the spec sweeps through; none without a sweep
 */
public record Candidate(Architecture architecture, TrainingSettings training, Setting setting) {

  /** "lstm", or "lstm, learning_rate 0.01". */
  public String description() {
    String swept = setting.description();
    return architecture.name() + (swept.isEmpty() ? "" : ", " + swept);
  }
}
