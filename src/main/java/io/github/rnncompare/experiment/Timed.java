package io.github.rnncompare.experiment;

import java.util.Collection;
import org.apache.commons.statistics.descriptive.Median;

/** Something whose time is measured in rounds, in turns with others. */
interface Timed {
  double NANOS_IN_MS = 1e6;

  /** Calls are repeated within a round until they took this long, so that rounds differ in time. */
  long NANOS_OF_ROUND = 2_000_000;

  /** Times it for a round, at least once. */
  void round();

  /** Discards the times so far: the first rounds run before Java has compiled the code. */
  void warmedUp();

  /** The median of times, of which there is at least one. */
  static double median(Collection<Double> times) {
    return Median.withDefaults().evaluate(times.stream().mapToDouble(time -> time).toArray());
  }
}
