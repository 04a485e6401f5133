package io.github.rnncompare.benchmark;

import java.util.Locale;

/**
 * Whether all sides compute the same: the loss before any update, and, where they update alike, the
 * loss after some.
 */
final class LossCheck {
  private static final double TOLERANCE = 1e-3;

  private double largest;

  /**
   * Compares the first losses of a side with PyTorch's.
   *
   * @throws IllegalStateException where one differs by more than 1e-3 of it
   */
  void compare(Benchmark benchmark, Side side, double[] expected, double[] found) {
    int steps =
        side.implementation().updatesAsPyTorch() ? Math.min(expected.length, found.length) : 1;
    for (int step = 0; step < steps; step++) {
      double difference = Math.abs(found[step] - expected[step]) / expected[step];
      if (!(difference <= TOLERANCE)) { // so that NaN is a difference too
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s, %s: expected PyTorch's loss %.7f after %d updates, found %.7f",
                benchmark.name(),
                side.name(),
                expected[step],
                step,
                found[step]));
      }
      largest = Math.max(largest, difference);
    }
  }

  /** The largest relative difference so far. */
  double largest() {
    return largest;
  }
}
