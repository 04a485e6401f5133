package io.github.rnncompare.experiment;

import java.util.Collection;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;

/** Something whose time is measured in rounds, in turns with others. */
interface Timed {
  double NANOS_IN_MS = 1e6;

  /** Calls are repeated within a round until they took this long, so that rounds differ in time. */
  long NANOS_OF_ROUND = 2_000_000;

  /** That many rounds are compared with as many before them. */
  int STEADY_ROUNDS = 5;

  /** What is no faster than that part of the time before counts as steady. */
  double STEADY = 0.97;

  /** Times it for a round, at least once. */
  void round();

  /** Discards the times so far: the first rounds run before Java has compiled the code. */
  void warmedUp();

  /** Whether the last rounds were no faster than those before them; false of too few rounds. */
  boolean isSteady();

  /** The same of the times of rounds, in their order. */
  static boolean isSteady(List<Double> rounds) {
    int from = rounds.size() - 2 * STEADY_ROUNDS;
    if (from < 0) {
      return false;
    }
    List<Double> before = rounds.subList(from, from + STEADY_ROUNDS);
    List<Double> last = rounds.subList(from + STEADY_ROUNDS, rounds.size());
    return median(last) >= STEADY * median(before);
  }

  /** The median of times, of which there is at least one. */
  static double median(Collection<Double> times) {
    return Median.withDefaults().evaluate(times.stream().mapToDouble(time -> time).toArray());
  }
}
