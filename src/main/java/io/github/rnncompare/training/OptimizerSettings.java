package io.github.rnncompare.training;

/** An update rule with its settings. */
public interface OptimizerSettings {

  double learningRate();

  /** In a few words: "adam 0.001". */
  String description();

  /** A fresh optimizer, with no memory of updates, for a network of so many parameters. */
  Optimizer start(int parameterCount);
}
