package io.github.rnncompare.statistics;

import java.util.Arrays;

/**
 * Whether a sample falls into two lumps, as seeds do that solve a task or do not: neither a mean
 * nor its interval describes such a sample.
 *
 * <p>Sorted values are cut in two where the squared distances from the two means are least. There
 * are lumps if these are at most min(0.10, 0.02 · (n − 5)) of the squared distances from the common
 * mean, and the gap at the cut is wide enough; or if at least half of all scores are the best or
 * the worst possible one and another lies 0.2 or more away. {@code results/statistics} has how
 * often this is right.
 */
public final class Lumps {
  /** With fewer values nothing can be said. */
  private static final int FEWEST = 6;

  private static final double MOST_WITHIN = 0.10;
  private static final double MORE_WITHIN = 0.02;
  private static final double GAP = 0.1;
  private static final double FACTOR = 2;
  private static final double AWAY = 0.2;

  private Lumps() {}

  /** Whether scores, of which {@code possible} are possible, fall into lumps. */
  public static boolean inScores(double[] scores, Interval possible) {
    return isCut(scores, GAP)
        || isAtTheEnd(scores, possible.high())
        || isAtTheEnd(scores, possible.low());
  }

  /** Whether positive losses fall into lumps. */
  public static boolean inLosses(double[] losses) {
    return isCut(Arrays.stream(losses).map(StrictMath::log10).toArray(), StrictMath.log10(FACTOR));
  }

  private static boolean isAtTheEnd(double[] scores, double end) {
    long there = Arrays.stream(scores).filter(score -> score == end).count();
    return scores.length >= FEWEST
        && 2 * there >= scores.length
        && Arrays.stream(scores).anyMatch(score -> Math.abs(score - end) >= AWAY);
  }

  private static boolean isCut(double[] values, double least) {
    int n = values.length;
    if (n < FEWEST) {
      return false;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double all = squares(sorted, 0, n);
    int cut = 1;
    double within = Double.POSITIVE_INFINITY;
    for (int i = 1; i < n; i++) {
      double squares = squares(sorted, 0, i) + squares(sorted, i, n);
      if (squares < within) {
        within = squares;
        cut = i;
      }
    }
    double most = Math.min(MOST_WITHIN, MORE_WITHIN * (n - 5));
    return within <= most * all && sorted[cut] - sorted[cut - 1] >= least;
  }

  /** The sum of squared distances from their mean. */
  private static double squares(double[] values, int from, int to) {
    double mean = 0;
    for (int i = from; i < to; i++) {
      mean += values[i] / (to - from);
    }
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return squares;
  }
}
