package io.github.rnncompare.experiment;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.experiment.Stopwatch.Times;
import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** About how long an experiment takes, from the time of a few training steps on this machine. */
public final class Estimate {
  private static final Duration FOR_EACH = Duration.ofMillis(400);
  private static final double NANOS_IN_MS = 1e6;

  private Estimate() {}

  /**
   * Times each architecture in its first configuration.
   *
   * @param jobs how many trials run in parallel, counted up to the number of cores
   */
  public static Duration of(Experiment experiment, int jobs) throws IOException {
    TaskData data = experiment.data(experiment.spec().seeds().get(0));
    List<Candidate> first = experiment.plan().firstCandidates();
    Map<String, Double> epochMs = new HashMap<>();
    Turns turns = Turns.anew(FOR_EACH.multipliedBy(first.size()));
    for (Times times : Costs.timed(experiment, first, turns, false)) {
      double batches = (double) count(data.train()) / times.batchSize();
      double evaluated = (double) count(data.validation()) / times.batchSize();
      epochMs.put(
          times.candidate().architecture().name(),
          Math.ceil(batches) * times.stepMs().median() + evaluated * times.forwardMs());
    }
    int atOnce = Math.min(jobs, Runtime.getRuntime().availableProcessors());
    double ms =
        Makespan.ofStages(
            experiment.plan().stages(),
            trial ->
                experiment.epochs(trial.candidate(), count(data.train()))
                    * requireNonNull(epochMs.get(trial.candidate().architecture().name())),
            atOnce);
    return Duration.ofNanos((long) (ms * NANOS_IN_MS));
  }

  private static int count(@Nullable Split split) {
    return split == null ? 0 : split.set().count();
  }
}
