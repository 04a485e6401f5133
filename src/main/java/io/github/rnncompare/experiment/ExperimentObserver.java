package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.training.EpochRecord;
import java.util.List;

/**
 * Watches an experiment while it runs. Trials run in parallel, so calls come from several threads,
 * though never two at once. All methods are optional.
 */
public interface ExperimentObserver {

  /** A trial that an earlier run of the same experiment had finished. */
  default void trialFound(Trial trial, TrialRow row) {}

  /**
   * A trial begins, or resumes.
   *
   * @param epochs that are already done, from a checkpoint
   */
  default void trialStarted(Trial trial, int epochs) {}

  /**
   * A trial runs on another machine.
   *
   * @param attempt from 0; higher if machines were lost that it ran on
   */
  default void trialPlaced(Trial trial, String machine, int attempt) {}

  default void epochEnded(Trial trial, EpochRecord epoch) {}

  /**
   * A trial ran out of memory beside others; it begins again when they have ended.
   *
   * @param epoch that it had reached
   */
  default void trialPutOff(Trial trial, int epoch) {}

  default void trialEnded(Trial trial, TrialRow row) {}

  /** The search goes on with trials that were not planned. */
  default void searchWidened(List<Trial> trials) {}

  /** A sentence for the user, about how the search goes or about a cluster's machines. */
  default void said(String sentence) {}
}
