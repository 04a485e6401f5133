package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TargetReached;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Target;
import io.github.rnncompare.statistics.Rate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which of a run's networks reach the target of its spec on the test split. */
final class Successes {
  private Successes() {}

  /**
   * Whether each seed's network does. One that diverged does not.
   *
   * @throws IllegalArgumentException if the run has no target
   */
  static SortedMap<Long, Boolean> of(RunFiles.Content run, String architecture) {
    Target target =
        Target.of(run.spec()).orElseThrow(() -> new IllegalArgumentException("no target"));
    SortedMap<Long, Boolean> successes = new TreeMap<>();
    for (TrialRow trial : run.trials()) {
      if (trial.architecture().equals(architecture)) {
        boolean higher = trial.metricBetter().equals(TrialRow.HIGHER);
        successes.put(trial.seed(), new TargetReached(target, higher).onTest(trial));
      }
    }
    return successes;
  }

  /** The rate of the seeds whose network does. */
  static Rate rate(RunFiles.Content run, String architecture) {
    SortedMap<Long, Boolean> all = of(run, architecture);
    return Rate.of((int) all.values().stream().filter(success -> success).count(), all.size());
  }
}
