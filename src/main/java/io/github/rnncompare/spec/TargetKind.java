package io.github.rnncompare.spec;

/** What is to be told of a sequence, and with it the network's output and loss. */
public enum TargetKind {
  /** Real numbers: a linear output, mean squared error. */
  VALUES,
  /** One class of several: a softmax output, cross-entropy in nats. */
  CLASSES
}
