package io.github.rnncompare.cli;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.experiment.Makespan;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Trial.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * About how long a run will take yet: the epochs that are left of each trial, each as long as those
 * of its architecture took so far; as many trials at a time as there are jobs, or trials left.
 */
final class TimeLeft {
  private final int jobs;

  /** Of the trials that have not ended, by their places in the plan; those at work first. */
  private final Map<Integer, Work> atWork = new LinkedHashMap<>();

  private final Map<Integer, Work> toCome = new LinkedHashMap<>();
  private final Map<String, ExecutionOptions> paces = new HashMap<>();

  /** What is left of a trial. */
  private static final class Work {
    private final Trial trial;
    private long epochs;
    private long lastHeard;

    private Work(Trial trial, long epochs) {
      this.trial = trial;
      this.epochs = epochs;
    }
  }

  /** The epochs of an architecture that have ended. */
  private record ExecutionOptions(long epochs, long nanos) {
    private double nanosPerEpoch() {
      return (double) nanos / epochs;
    }
  }

  /**
   * @param jobs trials at a time
   */
  TimeLeft(int jobs) {
    this.jobs = jobs;
  }

  /** So many epochs of a trial are to be run. */
  void plan(Trial trial, long epochs) {
    toCome.put(trial.index(), new Work(trial, epochs));
  }

  /**
   * A trial is at work.
   *
   * @param epochs that are left of it
   */
  void started(Trial trial, long epochs, long now) {
    toCome.remove(trial.index());
    atWork.put(trial.index(), new Work(trial, epochs));
    heard(trial, now);
  }

  /**
   * A trial that was at work will be run later, from the beginning.
   *
   * @param epochs that it takes then
   */
  void putOff(Trial trial, long epochs) {
    atWork.remove(trial.index());
    plan(trial, epochs);
  }

  /** A trial that is at work begins an epoch. */
  void heard(Trial trial, long now) {
    work(trial).lastHeard = now;
  }

  /** An epoch of a trial that is at work ended. */
  void epochEnded(Trial trial, long now) {
    Work work = work(trial);
    work.epochs--;
    paces.merge(
        architecture(trial),
        new ExecutionOptions(1, now - work.lastHeard),
        (one, other) -> new ExecutionOptions(one.epochs + other.epochs, one.nanos + other.nanos));
    work.lastHeard = now;
  }

  /** Nothing is left of a trial, which may not have been run at all. */
  void ended(Trial trial) {
    toCome.remove(trial.index());
    atWork.remove(trial.index());
  }

  private Work work(Trial trial) {
    return requireNonNull(atWork.get(trial.index()));
  }

  private static String architecture(Trial trial) {
    return trial.candidate().architecture().name();
  }

  /** Empty before the first epoch has ended. */
  Optional<Duration> estimate() {
    if (paces.isEmpty()) {
      return Optional.empty();
    }
    double nanos = nanosLeft(Stage.SEARCH) + nanosLeft(Stage.COMPARISON);
    return Optional.of(Duration.ofNanos((long) nanos));
  }

  /** The comparison begins when the search has ended. */
  private double nanosLeft(Stage stage) {
    List<Work> left = new ArrayList<>(atWork.values());
    left.addAll(toCome.values());
    double known =
        paces.values().stream()
            .mapToDouble(ExecutionOptions::nanosPerEpoch)
            .average()
            .orElseThrow();
    List<Double> nanos = new ArrayList<>();
    for (Work work : left) {
      if (work.trial.stage() == stage) {
        ExecutionOptions own = paces.get(architecture(work.trial));
        nanos.add(Math.max(0, work.epochs) * (own == null ? known : own.nanosPerEpoch()));
      }
    }
    return Makespan.of(nanos, jobs);
  }
}
