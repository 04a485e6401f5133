package io.github.rnncompare.training;

import io.github.rnncompare.spec.Numbers;
import java.util.Locale;

/**
 * Whether a training has gone astray, and what to try then: a loss that is no number, infinite, or
 * far above what it was before training.
 */
final class Divergence {
  /** How many times its value before training a loss may reach. */
  private static final double MOST = 10_000;

  /** Stands for a loss before training that is next to nothing. */
  private static final double LEAST = 1e-8;

  private final EpochRecord untrained;
  private final TrainingSettings settings;

  /**
   * For one training.
   *
   * @param untrained its epoch 0
   */
  Divergence(EpochRecord untrained, TrainingSettings settings) {
    this.untrained = untrained;
    this.settings = settings;
  }

  /** What is wrong with the losses of an epoch, in one line; empty where nothing is. */
  String of(EpochRecord epoch) {
    String when = "in epoch " + epoch.epoch();
    String train = of("train_loss", epoch.trainLoss(), untrained.trainLoss(), when);
    return !train.isEmpty() || epoch.validationLoss() == null || untrained.validationLoss() == null
        ? train
        : of("validation_loss", epoch.validationLoss(), untrained.validationLoss(), when);
  }

  /** As {@link #of}, of the loss after the last update, which may have been one too many. */
  String ofFinal(double trainLoss, int epochs) {
    return of("final_train_loss", trainLoss, untrained.trainLoss(), "after epoch " + epochs);
  }

  private String of(String figure, double loss, double before, String when) {
    double most = MOST * Math.max(before, LEAST);
    if (Double.isFinite(loss) && !(loss > most)) {
      return "";
    }
    if (!Double.isFinite(loss)) {
      return figure + " is " + (Double.isNaN(loss) ? "NaN " : "infinite ") + when + advice();
    }
    return String.format(
            Locale.ROOT,
            "%s is %.3g %s, more than %,.0f times what it was before training",
            figure,
            loss,
            when,
            MOST)
        + advice();
  }

  private String advice() {
    String lower =
        "; try a learning_rate below " + Numbers.text(settings.optimizer().learningRate());
    return settings.clip().isPresent() ? lower : lower + ", or clip: 1.0";
  }
}
