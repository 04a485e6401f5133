package io.github.rnncompare.experiment;

import io.github.rnncompare.experiment.Stopwatch.Times;
import io.github.rnncompare.network.Memory;
import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.results.CostRow;
import io.github.rnncompare.task.SequenceSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what training costs, in a pass of its own: one network at a time, after a warm-up, in
 * rounds in which each architecture has its turn, every other round in reverse order, so that other
 * load on the machine affects all of them alike.
 */
public final class Costs {
  private static final Logger LOG = LoggerFactory.getLogger(Costs.class);
  static final double BYTES_IN_MIB = 1024.0 * 1024.0;
  private static final MathContext DIGITS = new MathContext(4);
  private static final int MIN_WARM_UP_ROUNDS = 3;

  /** The fewest for which {@link MedianTime} has an interval of 95 %. */
  private static final int MIN_ROUNDS = 6;

  private static final int MAX_ROUNDS = 200;

  private Costs() {}

  /**
   * Times training steps on one thread.
   *
   * @param candidates what to time; there may be none. One that does not fit into memory is left
   *     out
   * @param time about how long it may take, warming up included
   */
  public static List<CostRow> measure(
      Experiment experiment, List<Candidate> candidates, Duration time) throws IOException {
    List<Times> all = timed(experiment, candidates, time, true);
    double peak = Machine.peakMemoryMib();
    return all.stream()
        .map(
            times ->
                new CostRow(
                    times.candidate().architecture().name(),
                    times.parameters(),
                    times.batchSize(),
                    rounded(times.stepMs().median()),
                    rounded(times.stepMs().low()),
                    rounded(times.stepMs().high()),
                    rounded(times.forwardMs()),
                    times.steps(),
                    times.cpuShare().isPresent()
                        ? (Double) rounded(times.cpuShare().getAsDouble())
                        : null,
                    rounded(times.bytes() / BYTES_IN_MIB),
                    rounded(peak)))
        .toList();
  }

  /** To four significant digits; no clock is more precise. */
  static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /**
   * Times each candidate; the results are in their order. They take turns where all of them fit
   * into memory at once, and are timed one after the other where they do not.
   *
   * @param leavesOut whether a candidate that does not fit even alone is left out; else it is an
   *     error
   */
  static List<Times> timed(
      Experiment experiment, List<Candidate> candidates, Duration time, boolean leavesOut)
      throws IOException {
    List<Times> found = new ArrayList<>();
    if (candidates.isEmpty() || addTimes(experiment, candidates, time, found)) {
      return found;
    }
    LOG.info("Memory does not suffice for all networks at once; they are timed one by one");
    for (Candidate candidate : candidates) {
      Duration part = time.dividedBy(candidates.size());
      if (!addTimes(experiment, List.of(candidate), part, found) && !leavesOut) {
        throw new OutOfMemoryError("to train " + candidate.architecture().name());
      }
    }
    return found;
  }

  /** Adds the times of candidates; false if memory does not suffice. */
  private static boolean addTimes(
      Experiment experiment, List<Candidate> candidates, Duration time, List<Times> found)
      throws IOException {
    try {
      found.addAll(takingTurns(experiment, candidates, time));
      return true;
    } catch (RuntimeException | Error e) {
      if (Memory.shortage(e).isEmpty()) {
        throw e;
      }
      LOG.warn("No memory to time {} networks", candidates.size(), e);
      return false;
    }
  }

  private static List<Times> takingTurns(
      Experiment experiment, List<Candidate> candidates, Duration time) throws IOException {
    SequenceSet train = experiment.data(experiment.spec().seeds().get(0)).train().set();
    List<Stopwatch> watches = new ArrayList<>();
    for (Candidate candidate : candidates) {
      watches.add(new Stopwatch(experiment, candidate, train));
    }
    takeTurns(watches, time);
    return watches.stream().map(Stopwatch::times).toList();
  }

  /** Warms all up and then times them, on one thread, for about so long. */
  static void takeTurns(List<? extends Timed> watches, Duration time) throws IOException {
    new ParallelRunner(1)
        .run(
            List.of(
                () -> {
                  rounds(watches, MIN_WARM_UP_ROUNDS, time.dividedBy(2));
                  watches.forEach(Timed::warmedUp);
                  rounds(watches, MIN_ROUNDS, time.dividedBy(2));
                }));
  }

  private static void rounds(List<? extends Timed> watches, int fewest, Duration time) {
    List<Timed> reversed = new ArrayList<>(watches);
    Collections.reverse(reversed);
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; i < fewest || (System.nanoTime() < end && i < MAX_ROUNDS); i++) {
      (i % 2 == 0 ? watches : reversed).forEach(Timed::round);
    }
  }
}
