package io.github.rnncompare.task;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A baseline that is fitted to the training split, which may take seconds: its scores are computed
 * when they are first wanted, and only once.
 */
public final class LearntBaseline {
  private final Supplier<List<Baseline>> fitting;
  private @Nullable List<Baseline> scores;

  /**
   * A baseline that is not fitted yet.
   *
   * @param fitting fits and scores it; none where it cannot be fitted to its data
   */
  public LearntBaseline(Supplier<List<Baseline>> fitting) {
    this.fitting = fitting;
  }

  /** Its scores; none where it cannot be fitted to its data. */
  public synchronized List<Baseline> scores() {
    if (scores == null) {
      scores = List.copyOf(fitting.get());
    }
    return scores;
  }
}
