package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Trial;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;

/** How long trials take when they run in parallel. */
public final class Makespan {
  private Makespan() {}

  /** The same for stages of trials, each of which begins when the one before has ended. */
  static double ofStages(List<List<Trial>> stages, ToDoubleFunction<Trial> duration, int jobs) {
    double sum = 0;
    for (List<Trial> stage : stages) {
      sum += of(stage.stream().map(duration::applyAsDouble).toList(), jobs);
    }
    return sum;
  }

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
