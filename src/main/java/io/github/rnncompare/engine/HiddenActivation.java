package io.github.rnncompare.engine;

/** The activation of a simple RNN's hidden state. */
public enum HiddenActivation {
  TANH,
  /** max(0, x); its slope at 0 counts as 0, as in PyTorch. */
  RELU,
  /** x itself: a linear recurrence. */
  IDENTITY
}
