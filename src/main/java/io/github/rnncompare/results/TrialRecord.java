package io.github.rnncompare.results;

import java.util.List;

/**
 * All that a finished trial leaves.
 *
 * @param losses one row an epoch
 * @param baselines of the trial's data; the same for all trials of a seed
 */
public record TrialRecord(TrialRow trial, List<LossRow> losses, List<BaselineRow> baselines) {}
