package io.github.rnncompare.results;

import java.util.List;

/**
 * The record of a finished trial.
 *
 * @param losses one row per epoch
 * @param diagnostics what was measured inside the network, where the spec asks for it
 * @param baselines of the trial's data; the same for all trials of a seed
 */
public record TrialRecord(
    TrialRow trial,
    List<LossRow> losses,
    List<DiagnosticRow> diagnostics,
    List<BaselineRow> baselines) {}
