package io.github.rnncompare.experiment;

import java.time.Duration;
import java.util.Optional;

/**
 * How trials are run; results do not depend on it.
 *
 * @param jobs how many trials run in parallel on this machine, on as many threads
 * @param checkpointEvery time between checkpoints: how much of a trial may be lost
 * @param cluster runs the trials instead of this machine
 * @param mixed whether machines of that cluster may differ in what changes the last bits of results
 */
public record ExecutionOptions(
    int jobs, Duration checkpointEvery, Optional<Cluster> cluster, boolean mixed) {
  /** On this machine. */
  public ExecutionOptions(int jobs, Duration checkpointEvery) {
    this(jobs, checkpointEvery, Optional.empty(), false);
  }

  /** The same on a cluster. */
  public ExecutionOptions on(Cluster other, boolean mayBeMixed) {
    return new ExecutionOptions(jobs, checkpointEvery, Optional.of(other), mayBeMixed);
  }
}
