package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.training.EpochRecord;

/**
 * Watches an experiment while it runs. Trials run side by side, so calls come from several threads,
 * though never two at once. What it does not care for it leaves out.
 */
public interface ExperimentObserver {

  /** A trial that an earlier run of the same experiment had finished. */
  default void trialFound(Trial trial, TrialRow row) {}

  /**
   * A trial begins, or goes on.
   *
   * @param epochs that it has behind it already, from a checkpoint
   */
  default void trialStarted(Trial trial, int epochs) {}

  default void epochEnded(Trial trial, EpochRecord epoch) {}

  /**
   * A trial ran out of memory beside others; it begins again when they have ended.
   *
   * @param epoch that it had come to
   */
  default void trialPutOff(Trial trial, int epoch) {}

  default void trialEnded(Trial trial, TrialRow row) {}
}
