package io.github.rnncompare.training;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the best epoch while training goes on: the middle one of the window whose median of the
 * validation loss is the lowest. With a window of 1 that is the epoch with the lowest loss.
 */
final class EpochChoice {
  private final int window;
  private final Deque<Double> losses;
  private final Deque<FloatArray> parameters;
  private @Nullable BestEpoch best;

  /**
   * A choice among all epochs, or one that is resumed.
   *
   * @param window how many consecutive evaluations have their median taken; odd
   */
  EpochChoice(int window, EpochsSoFar start) {
    this.window = window;
    losses = new ArrayDeque<>(start.losses());
    parameters = new ArrayDeque<>(start.parameters());
    best = start.best();
  }

  /**
   * Receives an epoch that has just ended, each in turn. The earlier of two equal windows stays the
   * best; one whose median is not finite is never the best.
   *
   * @param loss of the validation split
   * @param reached parameters after the epoch
   */
  void ended(long epoch, double loss, FloatArray reached) {
    losses.addLast(loss);
    parameters.addLast(reached);
    if (losses.size() == window) {
      double median = median(losses);
      if (Double.isFinite(median) && (best == null || median < best.loss())) {
        best = new BestEpoch(epoch - half(), median, parameters.getFirst());
      }
      losses.removeFirst();
    }
    if (parameters.size() > half()) {
      parameters.removeFirst();
    }
  }

  /**
   * The middle one of the numbers in their order, NaN being the largest.
   *
   * @param numbers an odd number of them
   */
  static double median(Collection<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** How many epochs of a window come after its middle. */
  private int half() {
    return window / 2;
  }

  /** Null where there is no validation split, or no window has been complete. */
  @Nullable BestEpoch best() {
    return best;
  }

  /** How many epochs ago the best window was complete; 0 where none has been. */
  long epochsSinceBest(int epoch) {
    return best == null ? 0 : epoch - (best.epoch() + half());
  }

  EpochsSoFar soFar() {
    return new EpochsSoFar(List.copyOf(losses), List.copyOf(parameters), best);
  }
}
