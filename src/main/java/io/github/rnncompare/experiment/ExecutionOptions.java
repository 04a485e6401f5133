package io.github.rnncompare.experiment;

import java.time.Duration;

/**
 * How trials are run; results do not depend on it.
 *
 * @param jobs how many trials run in parallel, on as many threads
 * @param checkpointEvery time between checkpoints: how much of a trial may be lost
 */
public record ExecutionOptions(int jobs, Duration checkpointEvery) {}
