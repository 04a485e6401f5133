package io.github.rnncompare.task;

import io.github.rnncompare.spec.ClassWeights;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A baseline that is fitted to the training split, which may take seconds: this is done when its
 * scores are first wanted, and only once.
 */
public final class LearntBaseline {
  private final Function<ClassWeights, Fitted> fitting;
  private final Map<ClassWeights, Fitted> fitted = new EnumMap<>(ClassWeights.class);
  private final Map<ClassWeights, List<Baseline>> scores = new EnumMap<>(ClassWeights.class);

  /**
   * A baseline that is not fitted yet.
   *
   * @param fitting by weights of classes in the loss that it minimises, if there are any
   */
  public LearntBaseline(Function<ClassWeights, Fitted> fitting) {
    this.fitting = fitting;
  }

  /** A baseline that is fitted. */
  public interface Fitted {
    /** Its scores; none where it cannot be fitted to its data. */
    List<Baseline> scores();

    /** What it predicts on the test split; none where it has no scores. */
    List<BaselinePredictions> predictions();
  }

  /**
   * Its scores; none where it cannot be fitted to its data.
   *
   * @param weights of classes in the loss that it minimises, if there are any
   */
  public synchronized List<Baseline> scores(ClassWeights weights) {
    return scores.computeIfAbsent(weights, found -> List.copyOf(fitted(found).scores()));
  }

  /** What it predicts on the test split; none where it has no scores. */
  public synchronized List<BaselinePredictions> predictions(ClassWeights weights) {
    return fitted(weights).predictions();
  }

  private Fitted fitted(ClassWeights weights) {
    return fitted.computeIfAbsent(weights, fitting);
  }
}
