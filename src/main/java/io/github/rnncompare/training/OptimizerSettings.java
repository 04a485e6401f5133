package io.github.rnncompare.training;

/** An update rule with its settings. */
public interface OptimizerSettings {

  double learningRate();

  /** In a few words: "adam 0.001". */
  String description();

  /** A new optimizer for a network of {@code parameterCount} parameters. */
  Optimizer start(int parameterCount);
}
