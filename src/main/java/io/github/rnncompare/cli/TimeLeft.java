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
 * Estimates the time that a run has left. The remaining epochs of a trial are assumed to take as
 * long as its architecture's epochs did so far, and trials to run in parallel in the given jobs.
 */
final class TimeLeft {
  private final int jobs;

  /** The trials that are running, by index in the plan. */
  private final Map<Integer, Work> running = new LinkedHashMap<>();

  private final Map<Integer, Work> pending = new LinkedHashMap<>();
  private final Map<String, EpochTimes> epochTimes = new HashMap<>();

  /** The work that is left of a trial. */
  private static final class Work {
    private final Trial trial;
    private long epochs;
    private long epochStart;

    private Work(Trial trial, long epochs) {
      this.trial = trial;
      this.epochs = epochs;
    }
  }

  /** The number and the total time of an architecture's ended epochs. */
  private record EpochTimes(long epochs, long nanos) {
    private double nanosPerEpoch() {
      return (double) nanos / epochs;
    }
  }

  /**
   * @param jobs how many trials run at once
   */
  TimeLeft(int jobs) {
    this.jobs = jobs;
  }

  /** Adds a trial that will run so many epochs. */
  void plan(Trial trial, long epochs) {
    pending.put(trial.index(), new Work(trial, epochs));
  }

  /**
   * Called when a trial starts.
   *
   * @param epochs the epochs that are left of it
   */
  void started(Trial trial, long epochs, long now) {
    pending.remove(trial.index());
    running.put(trial.index(), new Work(trial, epochs));
    epochStarted(trial, now);
  }

  /**
   * Called when a running trial is postponed, to run from the beginning later.
   *
   * @param epochs all epochs of the trial
   */
  void putOff(Trial trial, long epochs) {
    running.remove(trial.index());
    plan(trial, epochs);
  }

  /** Called when a running trial starts an epoch. */
  void epochStarted(Trial trial, long now) {
    work(trial).epochStart = now;
  }

  /** Called when an epoch of a running trial has ended. */
  void epochEnded(Trial trial, long now) {
    Work work = work(trial);
    work.epochs--;
    epochTimes.merge(
        architecture(trial),
        new EpochTimes(1, now - work.epochStart),
        (one, other) -> new EpochTimes(one.epochs + other.epochs, one.nanos + other.nanos));
    work.epochStart = now;
  }

  /** Called when nothing is left of a trial, even if it did not run now. */
  void ended(Trial trial) {
    pending.remove(trial.index());
    running.remove(trial.index());
  }

  private Work work(Trial trial) {
    return requireNonNull(running.get(trial.index()));
  }

  private static String architecture(Trial trial) {
    return trial.candidate().architecture().name();
  }

  /** The estimated time; empty before the first epoch has ended. */
  Optional<Duration> estimate() {
    if (epochTimes.isEmpty()) {
      return Optional.empty();
    }
    double nanos = nanosLeft(Stage.SEARCH) + nanosLeft(Stage.COMPARISON);
    return Optional.of(Duration.ofNanos((long) nanos));
  }

  /** The time left of a stage; the comparison starts when the search has ended. */
  private double nanosLeft(Stage stage) {
    List<Work> left = new ArrayList<>(running.values());
    left.addAll(pending.values());
    double mean =
        epochTimes.values().stream().mapToDouble(EpochTimes::nanosPerEpoch).average().orElseThrow();
    List<Double> nanos = new ArrayList<>();
    for (Work work : left) {
      if (work.trial.stage() == stage) {
        EpochTimes own = epochTimes.get(architecture(work.trial));
        nanos.add(Math.max(0, work.epochs) * (own == null ? mean : own.nanosPerEpoch()));
      }
    }
    return Makespan.of(nanos, jobs);
  }
}
