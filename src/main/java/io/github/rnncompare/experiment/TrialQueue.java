package io.github.rnncompare.experiment;

import io.github.rnncompare.experiment.TrialRun.Progress;
import io.github.rnncompare.plan.ExperimentSpec.Save;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Trial.Stage;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.training.EpochRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs trials side by side and keeps each in the journal as soon as it has ended. One that throws
 * is recorded as failed, but not kept: a run that goes on tries it again.
 */
final class TrialQueue {
  private static final Logger LOG = LoggerFactory.getLogger(TrialQueue.class);

  private final Experiment experiment;
  private final Journal journal;
  private final Pace pace;
  private final ExperimentObserver observer;

  TrialQueue(Experiment experiment, Journal journal, Pace pace, ExperimentObserver observer) {
    this.experiment = experiment;
    this.journal = journal;
    this.pace = pace;
    this.observer = observer;
  }

  /** A trial ends before its time, as the run does. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Runs those of {@code trials} that the journal has not.
   *
   * @return what each came to, in their order
   * @throws IOException if the journal cannot be written or read
   */
  List<TrialRecord> run(List<Trial> trials) throws IOException {
    Map<Integer, TrialRecord> records = new TreeMap<>();
    List<Trial> left = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<TrialRecord> found =
          journal.trial(trial.index()).filter(record -> isOf(trial, record.trial().setting()));
      if (found.isPresent()) {
        records.put(trial.index(), found.get());
        observer.trialFound(trial, found.get().trial());
      } else {
        left.add(trial);
      }
    }
    SideBySide work = new SideBySide(pace.jobs());
    work.run(left.stream().map(trial -> job(trial, records, work)).toList());
    return List.copyOf(records.values());
  }

  /**
   * Whether what the journal has is of this very trial. The settings that are compared follow from
   * the search; a trial of it that failed may come to something when a run that goes on tries it
   * again, and another setting be the best.
   */
  private boolean isOf(Trial trial, Map<String, String> setting) {
    return setting.equals(experiment.setting(trial.candidate()));
  }

  private SideBySide.Job job(Trial trial, Map<Integer, TrialRecord> records, SideBySide work) {
    return () -> {
      TrialRecord record = runOrFail(trial, work);
      synchronized (this) {
        records.put(trial.index(), record);
        LOG.info("{}: {}", trial.description(), record.trial().status());
        observer.trialEnded(trial, record.trial());
      }
    };
  }

  /** What is not the trial's own fault (a full disk, a damaged journal) goes on to stop the run. */
  private TrialRecord runOrFail(Trial trial, SideBySide work) throws IOException {
    try {
      return run(trial, work);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (Stopped | MistakeException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.error("Trial failed: {}", trial.description(), e);
      return TrialRun.failed(trial, experiment.setting(trial.candidate()), experiment.shape(), e);
    }
  }

  private TrialRecord run(Trial trial, SideBySide work) throws IOException {
    Optional<Progress> start =
        journal
            .checkpoint(trial.index(), Progress.class)
            .filter(reached -> isOf(trial, reached.losses().get(0).setting()));
    synchronized (this) {
      observer.trialStarted(trial, start.map(reached -> reached.checkpoint().epoch()).orElse(0));
    }
    TrialRun run =
        new TrialRun(
            trial,
            experiment.setting(trial.candidate()),
            experiment.shape(),
            experiment.data(trial.seed()));
    TrialRecord record = run.run(start, new Keeper(trial, work));
    if (experiment.spec().save() == Save.BEST
        && trial.stage() == Stage.COMPARISON
        && record.trial().isOk()) {
      journal.keepModel(trial.index(), run.model(experiment.spec().resolved()).bytes());
    }
    journal.keep(trial.index(), record);
    return record;
  }

  /** Tells of each epoch, and keeps a checkpoint from time to time. */
  private final class Keeper implements TrialRun.Observer {
    private final Trial trial;
    private final SideBySide work;
    private long kept = System.nanoTime();

    Keeper(Trial trial, SideBySide work) {
      this.trial = trial;
      this.work = work;
    }

    @Override
    public void epochEnded(EpochRecord epoch, Supplier<Progress> progress) {
      if (work.isStopped()) {
        throw new Stopped();
      }
      synchronized (TrialQueue.this) {
        observer.epochEnded(trial, epoch);
      }
      if (System.nanoTime() - kept >= pace.checkpointEvery().toNanos()) {
        try {
          journal.keepCheckpoint(trial.index(), progress.get());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        kept = System.nanoTime();
      }
    }
  }
}
