package io.github.rnncompare.experiment;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.training.EpochRecord;

/** Watches an experiment while it runs. */
public interface ExperimentObserver {

  void trialStarted(Architecture architecture, long seed);

  void epochEnded(Architecture architecture, long seed, EpochRecord epoch);

  void trialEnded(TrialRow trial);
}
