package io.github.rnncompare.comparison;

import io.github.rnncompare.statistics.Interval;
import java.util.Optional;

/** Whether two architectures differ by more than the smallest difference that matters. */
public enum PracticalVerdict {
  /** The whole interval lies beyond the smallest difference: the first one is better. */
  BETTER("better"),
  /** The whole interval lies beyond it on the other side. */
  WORSE("worse"),
  /** The whole interval lies within the smallest difference, on both sides of 0. */
  PRACTICALLY_THE_SAME("practically the same"),
  /** The interval holds differences that matter and others that do not, or there is none. */
  UNDECIDED("undecided");

  private final String words;

  PracticalVerdict(String words) {
    this.words = words;
  }

  /** As a cell of a table. */
  public String words() {
    return words;
  }

  /**
   * The verdict on a pair.
   *
   * @param difference the 95 % interval of first − second, lower being better
   * @param smallest that matters, in the same unit
   */
  static PracticalVerdict of(Optional<Interval> difference, double smallest) {
    double low = difference.map(Interval::low).orElse(Double.NaN);
    double high = difference.map(Interval::high).orElse(Double.NaN);
    if (high < -smallest) {
      return BETTER;
    }
    if (low > smallest) {
      return WORSE;
    }
    return low >= -smallest && high <= smallest ? PRACTICALLY_THE_SAME : UNDECIDED;
  }
}
