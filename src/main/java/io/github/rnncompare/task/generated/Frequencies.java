package io.github.rnncompare.task.generated;

import io.github.rnncompare.metric.ClassMetric;

/** How often each symbol came next, anywhere or after each symbol: a unigram or bigram model. */
final class Frequencies {

  /** [symbol before, or 0 for any][symbol]. */
  private final long[][] counts;

  private Frequencies(int[][] strings, int symbols, boolean after) {
    counts = new long[after ? symbols : 1][symbols];
    for (int[] string : strings) {
      for (int t = 1; t < string.length; t++) {
        counts[after ? string[t - 1] : 0][string[t]]++;
      }
    }
  }

  /** Counts all symbols but the first of each string. */
  static Frequencies anywhere(int[][] strings, int symbols) {
    return new Frequencies(strings, symbols, false);
  }

  /** The same, for each symbol before. */
  static Frequencies after(int[][] strings, int symbols) {
    return new Frequencies(strings, symbols, true);
  }

  /**
   * The mean loss, in nats, of these frequencies as predicted probabilities, on the data that
   * {@code others} counts.
   */
  double crossEntropy(Frequencies others) {
    double sum = 0;
    long all = 0;
    for (int before = 0; before < counts.length; before++) {
      long total = 0;
      for (long count : counts[before]) {
        total += count;
      }
      for (int symbol = 0; symbol < counts[before].length; symbol++) {
        long there = others.counts[before][symbol];
        double share = total == 0 ? 0 : (double) counts[before][symbol] / total;
        sum -= there * StrictMath.log(Math.max(share, ClassMetric.MIN_PROBABILITY));
        all += there;
      }
    }
    return sum / all;
  }
}
