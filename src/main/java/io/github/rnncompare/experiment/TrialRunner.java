package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.training.EpochRecord;
import java.io.IOException;
import java.util.concurrent.CancellationException;

/** Runs single trials, here or on other machines; it is called from several threads at once. */
interface TrialRunner {
  /** How many trials may run at once. */
  int atOnce();

  /**
   * Runs a trial to its end, and keeps its model in the journal if it is needed.
   *
   * @return its record; that of a failed trial if it threw elsewhere
   * @throws IOException if no other trial should begin either, as when the disk is full
   * @throws Stopped if {@code watcher} says so
   * @throws RuntimeException as {@link Error}: what the trial itself threw
   */
  TrialRecord run(Trial trial, Watcher watcher) throws IOException;

  /** Watches one trial. */
  interface Watcher {
    /**
     * It begins, or resumes.
     *
     * @param epochs that are already done
     */
    void started(int epochs);

    /**
     * It runs on another machine.
     *
     * @param attempt from 0; higher if machines were lost that it ran on
     */
    void placed(String machine, int attempt);

    void epochEnded(EpochRecord epoch);

    /** Whether the run stops, so that the trial may as well end. */
    boolean isStopped();
  }

  /** A trial ends early because the run stops. */
  final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {}

    Stopped(CancellationException cause) {
      super(cause);
    }
  }
}
