package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.TrialKey;
import io.github.rnncompare.results.TrialRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trials that journals have.
 *
 * @param journals the first that has a trial is asked for it
 */
record FinishedTrials(Experiment experiment, List<Journal> journals) {
  /** The record of a trial, if a journal has it whole. */
  Optional<TrialRecord> find(Trial trial) throws IOException {
    for (Journal journal : journals) {
      Optional<TrialRecord> found =
          journal.trial(trial.index()).filter(record -> isOf(trial, TrialKey.of(record.trial())));
      if (found.isPresent()
          && (!experiment.keepsModel(trial, found.get()) || journal.hasModel(trial.index()))) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The record of each trial, in their order; empty if any is not there. */
  Optional<List<TrialRecord>> findAll(List<Trial> trials) throws IOException {
    List<TrialRecord> records = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<TrialRecord> found = find(trial);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      records.add(found.get());
    }
    return Optional.of(records);
  }

  /**
   * Whether a record of the journal is of this very trial. What the search tries beyond its edges
   * and what is compared follow from its results. A trial of the search that failed may succeed
   * when a resumed run tries it again, and then another configuration may be the best.
   */
  boolean isOf(Trial trial, TrialKey found) {
    return found.candidate().architecture().equals(trial.candidate().architecture().name())
        && found.candidate().configuration().equals(experiment.configuration(trial.candidate()))
        && found.seed() == trial.seed();
  }
}
