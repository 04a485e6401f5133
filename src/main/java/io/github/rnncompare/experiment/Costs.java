package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.results.CostRow;
import io.github.rnncompare.task.SequenceSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What training costs, in a pass of its own: one network at a time, warmed up, the architectures
 * taking turns, so that whatever else the machine does meanwhile befalls all of them.
 */
public final class Costs {
  private static final double BYTES_IN_MIB = 1024.0 * 1024.0;
  private static final MathContext DIGITS = new MathContext(4);
  private static final int LEAST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 200;

  private Costs() {}

  /**
   * Times training steps on one thread.
   *
   * @param candidates what to time; there may be none
   * @param time about how long it may take, warming up included
   */
  public static List<CostRow> measure(
      Experiment experiment, List<Candidate> candidates, Duration time) throws IOException {
    List<Stopwatch> watches = timed(experiment, candidates, time);
    double peak = Machine.peakMemoryMib();
    return watches.stream()
        .map(
            watch ->
                new CostRow(
                    watch.candidate().architecture().name(),
                    watch.parameters(),
                    watch.batchSize(),
                    rounded(watch.stepMs()),
                    rounded(watch.forwardMs()),
                    watch.rounds(),
                    rounded(watch.bytes() / BYTES_IN_MIB),
                    rounded(peak)))
        .toList();
  }

  /** To four digits, as no clock is better. */
  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /** The watches after they have timed each candidate, in the candidates' order. */
  static List<Stopwatch> timed(Experiment experiment, List<Candidate> candidates, Duration time)
      throws IOException {
    if (candidates.isEmpty()) {
      return List.of();
    }
    SequenceSet train = experiment.data(experiment.spec().seeds().get(0)).train().set();
    List<Stopwatch> watches = new ArrayList<>();
    for (Candidate candidate : candidates) {
      watches.add(new Stopwatch(experiment, candidate, train));
    }
    new SideBySide(1)
        .run(
            List.of(
                () -> {
                  rounds(watches, time.dividedBy(2));
                  watches.forEach(Stopwatch::warmedUp);
                  rounds(watches, time.dividedBy(2));
                }));
    return watches;
  }

  private static void rounds(List<Stopwatch> watches, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; i < LEAST_ROUNDS || (System.nanoTime() < end && i < MOST_ROUNDS); i++) {
      watches.forEach(Stopwatch::round);
    }
  }
}
