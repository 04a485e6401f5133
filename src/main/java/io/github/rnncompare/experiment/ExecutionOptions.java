package io.github.rnncompare.experiment;

import java.time.Duration;

/**
 * How trials are run; what they come to does not depend on it.
 *
 * @param jobs trials at a time, and threads
 * @param checkpointEvery how much of a trial may be lost
 */
public record ExecutionOptions(int jobs, Duration checkpointEvery) {}
