package io.github.rnncompare.baseline;

import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import java.util.Optional;

/** How sequences become rows of numbers, which a linear model needs. */
public sealed interface Inputs permits LastSteps, RecentSteps, Summary {
  /** More would make fitting slower than training. */
  int MOST = 600;

  /** Numbers of a row. */
  int size(int inputSize);

  /**
   * The rows of a batch: one for each sequence, or where targets are at every step one for each
   * step that is not padding, sequence by sequence.
   *
   * @return [rows][size]
   */
  double[][] rows(Steps batch);

  /** All steps of windows that are equally long, or the last of them if they are too many. */
  static Optional<Inputs> ofWindow(int inputSize, int timeSteps) {
    int steps = Math.min(timeSteps, MOST / inputSize);
    return steps == 0 ? Optional.empty() : Optional.of(new LastSteps(steps));
  }

  /** The padded sequence where that is short enough. */
  static Optional<Inputs> ofPadded(int inputSize, int timeSteps) {
    return (long) inputSize * timeSteps > MOST
        ? Optional.empty()
        : Optional.of(new LastSteps(timeSteps));
  }

  /** A summary of each sequence. */
  static Optional<Inputs> ofSummary(int inputSize) {
    Inputs summary = new Summary();
    return summary.size(inputSize) > MOST ? Optional.empty() : Optional.of(summary);
  }

  /** The ten steps up to each, or fewer if they have too many features. */
  static Optional<Inputs> ofEachStep(SequenceSet set, int inputSize) {
    int steps = Math.min(Math.min(RecentSteps.MOST_STEPS, set.timeSteps()), MOST / inputSize);
    return steps == 0 ? Optional.empty() : Optional.of(new RecentSteps(steps));
  }

  /** The rows of a batch of tensors. */
  default double[][] rows(Sequences batch) {
    return rows(Steps.of(batch));
  }
}
