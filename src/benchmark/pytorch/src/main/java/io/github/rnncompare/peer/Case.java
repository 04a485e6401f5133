package io.github.rnncompare.peer;

import java.util.OptionalDouble;

/**
 * A training to follow, in one batch.
 *
 * @param name of its file
 * @param epochs each of one update
 * @param clip the most that the norm of all gradients together may be; empty for no limit
 */
record Case(
    String name, Network network, Task task, Updater updater, OptionalDouble clip, int epochs) {

  /** What there is to learn, of {@code batchSize} sequences. */
  record Task(int batchSize, int timeSteps, Targets targets, Place targetsAt, boolean padded) {
    private static final int CLASSES = 3;

    /** How many numbers the output layer gives. */
    int outputSize() {
      return targets == Targets.CLASSES ? CLASSES : 1;
    }
  }

  /** What a target is. */
  enum Targets {
    /** A real number; the loss is the mean squared error over all of them. */
    VALUES,
    /** One of a few classes; the loss is the mean cross-entropy. */
    CLASSES
  }

  /** Where the targets stand. */
  enum Place {
    LAST_STEP,
    EVERY_STEP
  }

  /** An update rule with its learning rate; all else is PyTorch's default. */
  record Updater(Rule rule, double learningRate) {}

  /** The rules, with the settings that the files state. */
  enum Rule {
    ADAM("beta1 0.9 beta2 0.999 epsilon 1e-8"),
    RMSPROP("alpha 0.99 epsilon 1e-8"),
    SGD("momentum 0.9");

    private final String settings;

    Rule(String settings) {
      this.settings = settings;
    }

    String settings() {
      return settings;
    }
  }
}
