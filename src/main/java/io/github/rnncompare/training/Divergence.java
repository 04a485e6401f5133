package io.github.rnncompare.training;

import io.github.rnncompare.spec.Numbers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Detects that training has diverged, and says what to try. It has where a loss or a metric is NaN
 * or infinite, or where a loss is far above its value before training.
 */
final class Divergence {
  /** The multiple of its value before training that a loss may reach. */
  private static final double MAX = 10_000;

  /** Replaces a loss before training that is next to nothing. */
  private static final double MIN = 1e-8;

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

  /** How an epoch diverged and what to try, in one line; empty where it did not. */
  String of(EpochRecord epoch) {
    String when = "in epoch " + epoch.epoch();
    String found = of("train_loss", epoch.trainLoss(), untrained.trainLoss(), when);
    if (found.isEmpty() && epoch.validationLoss() != null && untrained.validationLoss() != null) {
      found = of("validation_loss", epoch.validationLoss(), untrained.validationLoss(), when);
    }
    return found.isEmpty() ? ofNumber("metric", epoch.metric(), when) : found;
  }

  /**
   * The same for the test, at the best epoch: a trial that has not diverged has finite scores only.
   */
  String ofTest(Score test) {
    String loss = ofNumber("test_loss", test.loss(), "at the best epoch");
    return loss.isEmpty() ? ofNumber("test_metric", test.metric(), "at the best epoch") : loss;
  }

  /** As {@link #of}, for the loss after the last update, which may be the one that diverged. */
  String ofFinal(double trainLoss, int epochs) {
    return of("final_train_loss", trainLoss, untrained.trainLoss(), "after epoch " + epochs);
  }

  private String of(String measure, double loss, double before, String when) {
    double most = MAX * Math.max(before, MIN);
    if (Double.isFinite(loss) && !(loss > most)) {
      return "";
    }
    if (!Double.isFinite(loss)) {
      return ofNumber(measure, loss, when);
    }
    return String.format(
            Locale.ROOT,
            "%s is %.3g %s, more than %,.0f times what it was before training",
            measure,
            loss,
            when,
            MAX)
        + advice();
  }

  private String ofNumber(String measure, @Nullable Double value, String when) {
    return value == null || Double.isFinite(value)
        ? ""
        : measure + " is " + (Double.isNaN(value) ? "NaN " : "infinite ") + when + advice();
  }

  private String advice() {
    String lower =
        "; try a learning_rate below " + Numbers.text(settings.optimizer().learningRate());
    return settings.clip().isPresent() ? lower : lower + ", or clip: 1.0";
  }
}
