package io.github.rnncompare.experiment;

import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/** How long trials take when they run in parallel. */
public final class Makespan {
  private Makespan() {}

  /**
   * The time until the last has ended, where each begins in its turn as soon as a job is free.
   *
   * @param durations one for each trial, in any unit
   * @param jobs trials at a time
   */
  public static double of(List<Double> durations, int jobs) {
    int atWork = Math.min(jobs, durations.size());
    PriorityQueue<Double> free = new PriorityQueue<>(Collections.nCopies(atWork, 0.0));
    double last = 0;
    for (double duration : durations) {
      double end = free.remove() + duration;
      free.add(end);
      last = Math.max(last, end);
    }
    return last;
  }
}
