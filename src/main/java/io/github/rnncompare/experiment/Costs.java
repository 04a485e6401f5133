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
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what training costs, in a pass of its own: one network at a time, in {@link Turns}. */
public final class Costs {
  private static final Logger LOG = LoggerFactory.getLogger(Costs.class);
  static final double BYTES_IN_MIB = 1024.0 * 1024.0;
  private static final MathContext DIGITS = new MathContext(4);

  private Costs() {}

  /**
   * Times training steps on one thread.
   *
   * @param candidates what to time; there may be none. One that does not fit into memory is left
   *     out
   * @param time about how long it may take, warming up included
   * @param afterTraining whether they have been trained in this process
   */
  public static List<CostRow> measure(
      Experiment experiment, List<Candidate> candidates, Duration time, boolean afterTraining)
      throws IOException {
    List<Times> all = timed(experiment, candidates, new Turns(time, afterTraining), true);
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
      Experiment experiment, List<Candidate> candidates, Turns turns, boolean leavesOut)
      throws IOException {
    List<Times> found = new ArrayList<>();
    if (candidates.isEmpty() || addTimes(experiment, candidates, turns, found)) {
      return found;
    }
    LOG.info("Memory does not suffice for all networks at once; they are timed one by one");
    for (Candidate candidate : candidates) {
      Turns part = turns.dividedBy(candidates.size());
      if (!addTimes(experiment, List.of(candidate), part, found) && !leavesOut) {
        throw new OutOfMemoryError("to train " + candidate.architecture().name());
      }
    }
    return found;
  }

  /** Adds the times of candidates; false if memory does not suffice. */
  private static boolean addTimes(
      Experiment experiment, List<Candidate> candidates, Turns turns, List<Times> found)
      throws IOException {
    try {
      found.addAll(takingTurns(experiment, candidates, turns));
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
      Experiment experiment, List<Candidate> candidates, Turns turns) throws IOException {
    SequenceSet train = experiment.data(experiment.spec().seeds().get(0)).train().set();
    List<Stopwatch> watches = new ArrayList<>();
    for (Candidate candidate : candidates) {
      watches.add(new Stopwatch(experiment, candidate, train));
    }
    turns.take(watches);
    return watches.stream().map(Stopwatch::times).toList();
  }
}
