package io.github.rnncompare.experiment;

import io.github.rnncompare.network.Memory;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.training.EpochRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs trials in parallel and keeps each in the journal as soon as it has ended. A trial that
 * throws is recorded as failed, but not kept: a resumed run tries it again. A trial that runs out
 * of memory beside others fails only if it does so alone too, so that results do not depend on what
 * ran in parallel.
 */
final class TrialQueue {
  private static final Logger LOG = LoggerFactory.getLogger(TrialQueue.class);

  private final FinishedTrials known;
  private final Experiment experiment;
  private final Journal journal;
  private final TrialRunner runner;
  private final ExperimentObserver observer;

  TrialQueue(
      FinishedTrials known, Journal journal, TrialRunner runner, ExperimentObserver observer) {
    this.known = known;
    this.experiment = known.experiment();
    this.journal = journal;
    this.runner = runner;
    this.observer = observer;
  }

  /**
   * Runs the trials that are not known.
   *
   * @return the record of each, in their order
   * @throws IOException if the journal cannot be written or read
   */
  List<TrialRecord> run(List<Trial> trials) throws IOException {
    Map<Integer, TrialRecord> records = new TreeMap<>();
    List<Trial> left = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<TrialRecord> found = known.find(trial).filter(record -> !isFailed(record));
      if (found.isPresent()) {
        records.put(trial.index(), found.get());
        observer.trialFound(trial, found.get().trial());
      } else {
        left.add(trial);
      }
    }
    boolean alone = runner.atOnce() == 1 || left.size() == 1;
    List<Trial> again = new ArrayList<>();
    ParallelRunner together = new ParallelRunner(runner.atOnce());
    Optional<List<Trial>> putOff = alone ? Optional.empty() : Optional.of(again);
    together.run(left.stream().map(trial -> job(trial, records, together, putOff)).toList());

    again.sort(Comparator.comparing(Trial::index));
    ParallelRunner single = new ParallelRunner(1);
    single.run(again.stream().map(t -> job(t, records, single, Optional.empty())).toList());
    return List.copyOf(records.values());
  }

  /**
   * A trial to run.
   *
   * @param again receives the trial if memory runs out, which may be due to those in parallel;
   *     empty for one that is alone
   */
  private ParallelRunner.Job job(
      Trial trial,
      Map<Integer, TrialRecord> records,
      ParallelRunner work,
      Optional<List<Trial>> again) {
    return () -> {
      Watched watched = new Watched(trial, work);
      try {
        end(trial, records, runOrFail(trial, watched, again.isPresent()));
      } catch (RuntimeException | Error e) {
        if (again.isEmpty() || Memory.shortage(e).isEmpty()) {
          throw e;
        }
        putOff(trial, records, watched.reached, again.get());
      }
    };
  }

  private synchronized void end(
      Trial trial, Map<Integer, TrialRecord> records, TrialRecord record) {
    records.put(trial.index(), record);
    LOG.info("{}: {}", trial.description(), record.trial().status());
    observer.trialEnded(trial, record.trial());
  }

  private synchronized void putOff(
      Trial trial, Map<Integer, TrialRecord> records, int epoch, List<Trial> again) {
    if (records.containsKey(trial.index())) {
      return; // it has ended; only reporting it ran out of memory
    }
    again.add(trial);
    LOG.info("{}: out of memory; to be run again by itself", trial.description());
    observer.trialPutOff(trial, epoch);
  }

  /**
   * Runs a trial; if it throws, the record is that of a failed trial. Errors that are not the
   * trial's own (a full disk, a damaged journal) are rethrown and stop the run.
   *
   * @param putsOff whether a lack of memory is rethrown too
   */
  private TrialRecord runOrFail(Trial trial, Watched watched, boolean putsOff) throws IOException {
    try {
      TrialRecord record = runner.run(trial, watched);
      if (!isFailed(record)) {
        journal.keep(trial.index(), record);
      }
      return record;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (TrialRunner.Stopped | UserErrorException e) {
      throw e;
    } catch (RuntimeException | VirtualMachineError | LinkageError e) {
      if (Memory.shortage(e).isPresent()) {
        Memory.releaseSteps();
        if (putsOff) {
          throw e;
        }
      }
      LOG.error("Trial failed: {}", trial.description(), e);
      return TrialRun.failed(
          trial, experiment.configuration(trial.candidate()), experiment.shape(), e);
    }
  }

  private static boolean isFailed(TrialRecord record) {
    return record.trial().status().equals(TrialRow.FAILED);
  }

  /** Passes what happens to a trial to the observer, one call at a time. */
  private final class Watched implements TrialRunner.Watcher {
    private final Trial trial;
    private final ParallelRunner work;
    private int reached;

    Watched(Trial trial, ParallelRunner work) {
      this.trial = trial;
      this.work = work;
    }

    @Override
    public void started(int epochs) {
      synchronized (TrialQueue.this) {
        observer.trialStarted(trial, epochs);
      }
    }

    @Override
    public void placed(String machine, int attempt) {
      synchronized (TrialQueue.this) {
        observer.trialPlaced(trial, machine, attempt);
      }
    }

    @Override
    public void epochEnded(EpochRecord epoch) {
      reached = epoch.epoch();
      synchronized (TrialQueue.this) {
        observer.epochEnded(trial, epoch);
      }
    }

    @Override
    public boolean isStopped() {
      return work.isStopped();
    }
  }
}
