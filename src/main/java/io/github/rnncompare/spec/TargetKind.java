package io.github.rnncompare.spec;

/** What is predicted for a sequence. It determines the network's output and loss. */
public enum TargetKind {
  /** Real numbers: a linear output, mean squared error. */
  VALUES,
  /** One class of several: a softmax output, cross-entropy in nats. */
  CLASSES
}
