package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Workload;
import java.util.Locale;

/** Whether all sides give the same outputs. */
final class OutputCheck {
  /** How many outputs each side has to give. */
  static final int OUTPUTS = 10;

  static final double TOLERANCE = 1e-5;

  private double largest;

  /**
   * Compares the first outputs of a side with PyTorch's.
   *
   * @throws IllegalStateException where one differs by more than 1e-5 of it, or there are too few
   */
  void compare(Workload workload, Side side, double[] expected, double[] found) {
    if (expected.length < OUTPUTS || found.length < OUTPUTS) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s, %s: expected %d outputs to compare, found %d and PyTorch's %d",
              workload,
              side.name(),
              OUTPUTS,
              found.length,
              expected.length));
    }
    for (int i = 0; i < OUTPUTS; i++) {
      double difference = Math.abs(found[i] - expected[i]) / Math.abs(expected[i]);
      if (!(difference <= TOLERANCE)) { // so that NaN is a difference too
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s, %s: expected PyTorch's output %.8f of call %d, found %.8f",
                workload,
                side.name(),
                expected[i],
                i + 1,
                found[i]));
      }
      largest = Math.max(largest, difference);
    }
  }

  /** The largest relative difference so far. */
  double largest() {
    return largest;
  }
}
