package io.github.rnncompare.experiment;

import io.github.rnncompare.experiment.TrialRun.Progress;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Trial.Stage;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.TrialKey;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.training.EpochRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs trials in this process, and keeps checkpoints of them. */
final class TrialsHere implements TrialRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TrialsHere.class);

  private final Experiment experiment;
  private final Journal journal;
  private final ExecutionOptions options;

  TrialsHere(Experiment experiment, Journal journal, ExecutionOptions options) {
    this.experiment = experiment;
    this.journal = journal;
    this.options = options;
  }

  @Override
  public int atOnce() {
    return options.jobs();
  }

  @Override
  public TrialRecord run(Trial trial, Watcher watcher) throws IOException {
    FinishedTrials known = new FinishedTrials(experiment, List.of(journal));
    Optional<Progress> start =
        journal
            .checkpoint(trial.index(), Progress.class)
            .filter(reached -> known.isOf(trial, TrialKey.of(reached.losses().get(0))));
    journal.forgetPlace(trial.index());
    watcher.started(start.map(reached -> reached.checkpoint().epoch()).orElse(0));
    TrialRun run = of(experiment, trial);
    TrialRecord record = run.run(start, new Checkpointer(trial, watcher));
    if (experiment.keepsModel(trial, record)) {
      journal.keepModel(trial.index(), run.model(experiment.spec().resolved()).bytes());
    }
    return record;
  }

  /** A trial of an experiment that has not begun. */
  static TrialRun of(Experiment experiment, Trial trial) throws IOException {
    TaskData data = experiment.data(trial);
    return new TrialRun(
        trial,
        experiment.configuration(trial.candidate()),
        experiment.shape(),
        data,
        () -> experiment.baselines(trial, data),
        trial.stage() == Stage.COMPARISON ? experiment.spec().diagnostics() : Optional.empty());
  }

  /** Reports each epoch, and keeps a checkpoint from time to time. */
  private final class Checkpointer implements TrialRun.Observer {
    private final Trial trial;
    private final Watcher watcher;
    private long kept = System.nanoTime();

    Checkpointer(Trial trial, Watcher watcher) {
      this.trial = trial;
      this.watcher = watcher;
    }

    @Override
    public void epochEnded(EpochRecord epoch, Supplier<Progress> progress) {
      if (watcher.isStopped()) {
        throw new Stopped();
      }
      watcher.epochEnded(epoch);
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
