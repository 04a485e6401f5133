package io.github.rnncompare.experiment;

import io.github.rnncompare.folder.RunLock;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.results.CostRow;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.Journal.Beginning;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.RunIdentity;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment that runs in a results folder, alone there from beginning to end. It may be killed
 * at any moment: begun again, it goes on from what its journal has.
 */
public final class Run implements AutoCloseable {
  private static final Duration MIN_FOR_COSTS = Duration.ofSeconds(1);
  private static final Duration MAX_FOR_COSTS = Duration.ofSeconds(20);

  /** The costs' pass may take this part of the time of the trials. */
  private static final int PART_FOR_COSTS = 50;

  private final Experiment experiment;
  private final RunFiles files;
  private final Backend backend;
  private final RunLock lock;
  private final Journal journal;
  private final boolean resumed;
  private RunFiles written;

  private Run(
      Experiment experiment,
      RunFiles files,
      Backend backend,
      RunLock lock,
      Journal journal,
      boolean resumed) {
    this.experiment = experiment;
    this.files = files;
    this.written = files;
    this.backend = backend;
    this.lock = lock;
    this.journal = journal;
    this.resumed = resumed;
  }

  /**
   * Takes the results folder, and begins there or goes on with what was begun.
   *
   * @param command the arguments as given, for provenance and for whoever finds the folder taken
   * @param fresh whether an unfinished run is to be discarded
   * @throws UserErrorException if another run is at work there, or an unfinished one is of another
   *     spec
   */
  public static Run begin(
      Experiment experiment, RunFiles files, Backend backend, String command, boolean fresh)
      throws IOException {
    files.prepare();
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    RunLock lock = files.take(command);
    try {
      RunIdentity identity =
          Machine.identity(
              backend, experiment.files(), SpecFile.dump(experiment.spec().resolved()));
      Optional<Journal> unfinished = fresh ? Optional.empty() : files.unfinished();
      if (unfinished.isPresent()) {
        checkSame(files, unfinished.get().beginning().identity(), identity);
        return new Run(experiment, files, backend, lock, unfinished.get(), true);
      }
      Journal journal = files.begin(new Beginning(identity, now));
      return new Run(experiment, files, backend, lock, journal, false);
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static void checkSame(RunFiles files, RunIdentity begun, RunIdentity now) {
    List<String> differences = begun.differences(now);
    if (!differences.isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s has an unfinished run that differs from this one:%n  %s%nFinish it with what it was begun with, discard it with --fresh, or let this one go elsewhere with --out.",
              files.directory(),
              String.join(String.format(Locale.ROOT, "%n  "), differences)));
    }
  }

  /** Whether this goes on with a run that was begun before. */
  public boolean isResumed() {
    return resumed;
  }

  /**
   * Runs what is left of the experiment and writes its files. Until {@link #finish} a further run
   * would begin here with all trials done.
   *
   * @param command the arguments as given
   */
  public Outcome execute(ExecutionOptions pace, String command, ExperimentObserver observer)
      throws IOException {
    long started = System.nanoTime();
    Outcome outcome = experiment.run(journal, pace, observer);
    Duration trials = Duration.ofNanos(System.nanoTime() - started);
    List<CostRow> costs = Costs.measure(experiment, outcome.ran(), timeForCosts(trials));
    RunFiles.Content content =
        new RunFiles.Content(
            experiment.spec().resolved(),
            Outcome.losses(outcome.comparison()),
            Outcome.rows(outcome.comparison()),
            outcome.baselines(),
            Outcome.losses(outcome.search()),
            Outcome.rows(outcome.search()),
            costs,
            Machine.provenance(
                backend,
                experiment.files(),
                experiment.spec().seeds(),
                command,
                journal.beginning().started()),
            List.of());
    if (!outcome.failed().isEmpty() && files.isWhole()) {
      written = files.forFailed();
      written.prepare();
    }
    setAside(content, outcome.models());
    written.write(content, outcome.models());
    return outcome;
  }

  /** Once: what stands here after a kill while files were written is a mixture. */
  private void setAside(RunFiles.Content content, Map<String, Path> models) throws IOException {
    if (journal.setAside().isEmpty()) {
      Optional<Path> kept = written.setAside(content, models);
      journal.keepSetAside(kept.map(Path::toString).orElse(""));
    }
  }

  /** Where the run has written its files: beside its folder, if that has a better one. */
  public RunFiles written() {
    return written;
  }

  /** Where the run is kept that stood here before, if it was another one. */
  public Optional<Path> replaced() throws IOException {
    return journal.setAside().filter(folder -> !folder.isEmpty()).map(Path::of);
  }

  private static Duration timeForCosts(Duration trials) {
    Duration part = trials.dividedBy(PART_FOR_COSTS);
    if (part.compareTo(MIN_FOR_COSTS) < 0) {
      return MIN_FOR_COSTS;
    }
    return part.compareTo(MAX_FOR_COSTS) > 0 ? MAX_FOR_COSTS : part;
  }

  /** The run is finished: nothing of it is left to do. */
  public void finish() throws IOException {
    journal.remove();
    files.prune();
  }

  /** Gives the folder back, finished or not. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
