package io.github.rnncompare.experiment;

import io.github.rnncompare.results.TrialRow;
import java.util.List;

/**
 * How far a part of a run is.
 *
 * @param trials how many of its own the round has in which it has to wait for others
 * @param comparison whether that round is the last
 * @param whole whether it has run all trials of all rounds, as the only part
 * @param failed its trials that threw
 */
public record PartOutcome(int trials, boolean comparison, boolean whole, List<TrialRow> failed) {}
