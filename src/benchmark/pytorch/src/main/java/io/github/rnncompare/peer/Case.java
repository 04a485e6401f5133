package io.github.rnncompare.peer;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A training to follow, in one batch.
 *
 * @param name of its file
 * @param epochs each of one update
 * @param clip empty for no limit of the gradients
 * @param window time steps of a window of truncated backpropagation; empty for all
 */
record Case(
    String name,
    Network network,
    Task task,
    Updater updater,
    Optional<Clip> clip,
    OptionalInt window,
    int epochs) {

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

  /**
   * An update rule with its learning rate; all else is PyTorch's default.
   *
   * @param weightDecay of all parameters; 0 for none
   * @param stepSize epochs after which the learning rate falls to a tenth; empty for never
   */
  record Updater(Rule rule, double learningRate, double weightDecay, OptionalInt stepSize) {
    Updater(Rule rule, double learningRate) {
      this(rule, learningRate, 0, OptionalInt.empty());
    }
  }

  /**
   * A limit of the gradients.
   *
   * @param byValue whether it holds for each entry, or for the norm of all together
   */
  record Clip(double bound, boolean byValue) {}

  /** The rules, with the configurations that the files state. */
  enum Rule {
    ADAM("beta1 0.9 beta2 0.999 epsilon 1e-8"),
    RMSPROP("alpha 0.99 epsilon 1e-8"),
    SGD("momentum 0.9");

    private final String configurations;

    Rule(String configurations) {
      this.configurations = configurations;
    }

    String configurations() {
      return configurations;
    }
  }
}
