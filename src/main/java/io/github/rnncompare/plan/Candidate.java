package io.github.rnncompare.plan;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.spec.Configuration;
import io.github.rnncompare.training.TrainingSettings;

/**
 * An architecture in one configuration.
 *
 * @param configuration the values of the swept keys; empty without a sweep
 */
public record Candidate(
    Architecture architecture, TrainingSettings training, Configuration configuration) {

  /** "lstm", or "lstm, learning_rate 0.01". */
  public String description() {
    String swept = configuration.description();
    return architecture.name() + (swept.isEmpty() ? "" : ", " + swept);
  }
}
