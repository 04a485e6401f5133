package io.github.rnncompare.experiment;

import io.github.rnncompare.experiment.TrialRun.Progress;
import io.github.rnncompare.network.Memory;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Trial.Stage;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.TrialKey;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.training.EpochRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
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

  private final Experiment experiment;
  private final Journal journal;
  private final ExecutionOptions options;
  private final ExperimentObserver observer;

  TrialQueue(
      Experiment experiment,
      Journal journal,
      ExecutionOptions options,
      ExperimentObserver observer) {
    this.experiment = experiment;
    this.journal = journal;
    this.options = options;
    this.observer = observer;
  }

  /** A trial ends early because the run stops. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Runs the trials that the journal does not have.
   *
   * @return the record of each, in their order
   * @throws IOException if the journal cannot be written or read
   */
  List<TrialRecord> run(List<Trial> trials) throws IOException {
    Map<Integer, TrialRecord> records = new TreeMap<>();
    List<Trial> left = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<TrialRecord> found =
          journal.trial(trial.index()).filter(record -> isOf(trial, TrialKey.of(record.trial())));
      if (found.isPresent()
          && (!keepsModel(trial, found.get()) || journal.hasModel(trial.index()))) {
        records.put(trial.index(), found.get());
        observer.trialFound(trial, found.get().trial());
      } else {
        left.add(trial);
      }
    }
    boolean alone = options.jobs() == 1 || left.size() == 1;
    List<Trial> again = new ArrayList<>();
    ParallelRunner together = new ParallelRunner(options.jobs());
    Optional<List<Trial>> putOff = alone ? Optional.empty() : Optional.of(again);
    together.run(left.stream().map(trial -> job(trial, records, together, putOff)).toList());

    again.sort(Comparator.comparing(Trial::index));
    ParallelRunner single = new ParallelRunner(1);
    single.run(again.stream().map(t -> job(t, records, single, Optional.empty())).toList());
    return List.copyOf(records.values());
  }

  /**
   * Whether a record of the journal is of this very trial. What the search tries beyond its edges
   * and what is compared follow from its results. A trial of the search that failed may succeed
   * when a resumed run tries it again, and then another configuration may be the best.
   */
  private boolean isOf(Trial trial, TrialKey found) {
    return found.candidate().architecture().equals(trial.candidate().architecture().name())
        && found.candidate().configuration().equals(experiment.configuration(trial.candidate()))
        && found.seed() == trial.seed();
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
      Checkpointer checkpointer = new Checkpointer(trial, work);
      try {
        end(trial, records, runOrFail(trial, checkpointer, again.isPresent()));
      } catch (RuntimeException | Error e) {
        if (again.isEmpty() || Memory.shortage(e).isEmpty()) {
          throw e;
        }
        putOff(trial, records, checkpointer.reached, again.get());
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
  private TrialRecord runOrFail(Trial trial, Checkpointer checkpointer, boolean putsOff)
      throws IOException {
    try {
      return run(trial, checkpointer);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (Stopped | UserErrorException e) {
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

  /** Models are needed when all have ended: to be saved, and for predictions. */
  private static boolean keepsModel(Trial trial, TrialRecord record) {
    return trial.stage() == Stage.COMPARISON && record.trial().isOk();
  }

  private TrialRecord run(Trial trial, Checkpointer checkpointer) throws IOException {
    Optional<Progress> start =
        journal
            .checkpoint(trial.index(), Progress.class)
            .filter(reached -> isOf(trial, TrialKey.of(reached.losses().get(0))));
    synchronized (this) {
      observer.trialStarted(trial, start.map(reached -> reached.checkpoint().epoch()).orElse(0));
    }
    TaskData data = experiment.data(trial);
    TrialRun run =
        new TrialRun(
            trial,
            experiment.configuration(trial.candidate()),
            experiment.shape(),
            data,
            () -> experiment.baselines(trial, data),
            trial.stage() == Stage.COMPARISON ? experiment.spec().diagnostics() : Optional.empty());
    TrialRecord record = run.run(start, checkpointer);
    if (keepsModel(trial, record)) {
      journal.keepModel(trial.index(), run.model(experiment.spec().resolved()).bytes());
    }
    journal.keep(trial.index(), record);
    return record;
  }

  /** Reports each epoch, and keeps a checkpoint from time to time. */
  private final class Checkpointer implements TrialRun.Observer {
    private final Trial trial;
    private final ParallelRunner work;
    private long kept = System.nanoTime();
    private int reached;

    Checkpointer(Trial trial, ParallelRunner work) {
      this.trial = trial;
      this.work = work;
    }

    @Override
    public void epochEnded(EpochRecord epoch, Supplier<Progress> progress) {
      if (work.isStopped()) {
        throw new Stopped();
      }
      reached = epoch.epoch();
      synchronized (TrialQueue.this) {
        observer.epochEnded(trial, epoch);
      }
      if (System.nanoTime() - kept >= options.checkpointEvery().toNanos()) {
        try {
          journal.keepCheckpoint(trial.index(), progress.get());
        } catch (OutOfMemoryError e) { // the trial's result does not depend on it
          LOG.warn("{}: no memory for a checkpoint", trial.description(), e);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        kept = System.nanoTime();
      }
    }
  }
}
