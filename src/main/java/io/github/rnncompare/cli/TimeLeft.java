package io.github.rnncompare.cli;

import io.github.rnncompare.plan.Trial;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * About how long a run will take yet: the epochs that are left of each architecture, each as long
 * as that architecture's epochs took so far.
 */
final class TimeLeft {
  private final int jobs;
  private final Map<String, Work> byArchitecture = new HashMap<>();
  private final Map<Integer, Long> lastHeard = new HashMap<>();

  /** The work of one architecture's trials. */
  private static final class Work {
    private long epochsLeft;
    private long epochsTimed;
    private long nanos;

    private Optional<Double> nanosPerEpoch() {
      return epochsTimed == 0 ? Optional.empty() : Optional.of((double) nanos / epochsTimed);
    }
  }

  /**
   * @param jobs trials at a time
   */
  TimeLeft(int jobs) {
    this.jobs = jobs;
  }

  /** So many epochs of an architecture are to be run, or fewer where {@code epochs} is negative. */
  void plan(String architecture, long epochs) {
    work(architecture).epochsLeft += epochs;
  }

  void started(Trial trial, long now) {
    lastHeard.put(trial.index(), now);
  }

  /** An epoch of a trial ended. */
  void epochEnded(Trial trial, long now) {
    Work work = work(architecture(trial));
    work.epochsLeft--;
    work.epochsTimed++;
    work.nanos += now - lastHeard.getOrDefault(trial.index(), now);
    lastHeard.put(trial.index(), now);
  }

  private static String architecture(Trial trial) {
    return trial.candidate().architecture().name();
  }

  private Work work(String architecture) {
    return byArchitecture.computeIfAbsent(architecture, name -> new Work());
  }

  /** Empty before the first epoch has ended. */
  Optional<Duration> estimate() {
    double known =
        byArchitecture.values().stream()
            .flatMap(work -> work.nanosPerEpoch().stream())
            .mapToDouble(nanos -> nanos)
            .average()
            .orElse(Double.NaN);
    if (Double.isNaN(known)) {
      return Optional.empty();
    }
    double nanos =
        byArchitecture.values().stream()
            .mapToDouble(work -> Math.max(0, work.epochsLeft) * work.nanosPerEpoch().orElse(known))
            .sum();
    return Optional.of(Duration.ofNanos((long) (nanos / jobs)));
  }
}
