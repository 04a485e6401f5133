package io.github.rnncompare.task;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A baseline that is fitted to the training split, which may take seconds: this is done when its
 * scores are first wanted, and only once.
 */
public final class LearntBaseline {
  private final Supplier<Fitted> fitting;
  private @Nullable Fitted fitted;
  private @Nullable List<Baseline> scores;

  /** A baseline that is not fitted yet. */
  public LearntBaseline(Supplier<Fitted> fitting) {
    this.fitting = fitting;
  }

  /** A baseline that is fitted. */
  public interface Fitted {
    /** Its scores; none where it cannot be fitted to its data. */
    List<Baseline> scores();

    /** What it predicts on the test split; none where it has no scores. */
    List<BaselinePredictions> predictions();
  }

  /** Its scores; none where it cannot be fitted to its data. */
  public synchronized List<Baseline> scores() {
    if (scores == null) {
      scores = List.copyOf(fitted().scores());
    }
    return scores;
  }

  /** What it predicts on the test split; none where it has no scores. */
  public synchronized List<BaselinePredictions> predictions() {
    return fitted().predictions();
  }

  private Fitted fitted() {
    if (fitted == null) {
      fitted = fitting.get();
    }
    return fitted;
  }
}
