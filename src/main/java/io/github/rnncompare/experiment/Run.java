package io.github.rnncompare.experiment;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.ReportedSeed;
import io.github.rnncompare.folder.RunLock;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.ExperimentSpec.Save;
import io.github.rnncompare.results.CostRow;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.Journal.Beginning;
import io.github.rnncompare.results.PartOfRun;
import io.github.rnncompare.results.PredictionRow;
import io.github.rnncompare.results.Provenance.MachineUsed;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.RunIdentity;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run of an experiment in a results folder, which it locks from beginning to end. It may be
 * killed at any moment: started again, it resumes from its journal.
 */
public final class Run implements AutoCloseable {
  /** Taken even of a short run, up to half the time of its trials if they ran in this process. */
  private static final Duration ENOUGH_FOR_COSTS = Duration.ofMillis(500);

  private static final Duration MAX_FOR_COSTS = Duration.ofSeconds(20);

  /** Measuring costs may take 1 / 50 of the time of the trials. */
  private static final int TRIALS_TIME_PER_COSTS_TIME = 50;

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
   * Locks the results folder, and begins a run there or resumes an unfinished one.
   *
   * @param command the arguments as given, for provenance and for the message that the folder is in
   *     use
   * @param fresh whether an unfinished run is to be discarded
   * @throws UserErrorException if another run is active there, or an unfinished one differs from
   *     this
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

  /** Whether this resumes an unfinished run. */
  public boolean isResumed() {
    return resumed;
  }

  /**
   * Runs the remaining trials and writes the result files. Until {@link #finish} another run would
   * resume here with all trials done.
   *
   * @param command the arguments as given
   */
  public Outcome execute(ExecutionOptions options, String command, ExperimentObserver observer)
      throws IOException {
    long started = System.nanoTime();
    Outcome outcome = experiment.run(journal, options, observer);
    Duration trials = Duration.ofNanos(System.nanoTime() - started);
    boolean trained = !resumed && options.cluster().isEmpty(); // here, in this process
    List<CostRow> costs =
        Costs.measure(experiment, outcome.ran(), timeForCosts(trials, trained), trained);
    RunFiles.Content content =
        new RunFiles.Content(
            experiment.spec().resolved(),
            Outcome.losses(outcome.comparison()),
            Outcome.rows(outcome.comparison()),
            outcome.baselines(),
            List.of(),
            Outcome.diagnostics(outcome.comparison()),
            Outcome.losses(outcome.search()),
            Outcome.rows(outcome.search()),
            costs,
            Machine.provenance(
                    backend,
                    experiment.files(),
                    experiment.spec().seeds(),
                    Optional.of(experiment.trainingSequences()),
                    experiment.testSequences(),
                    command,
                    journal.beginning().started())
                .with(machines(outcome)),
            List.of());
    content = content.with(predictions(outcome, content));
    if (!outcome.failed().isEmpty() && files.isWhole()) {
      written = files.forFailed();
      written.prepare();
    }
    setAside(content, outcome.models());
    written.write(content, outcome.models());
    return outcome;
  }

  /** The machines of a cluster that ran trials. */
  private List<MachineUsed> machines(Outcome outcome) throws IOException {
    return MachinesUsed.of(
        journal,
        outcome.search().size(),
        experiment.plan().comparison(outcome.chosen()).get(0).index(),
        outcome.comparison().size());
  }

  /**
   * Runs the share of a part, whose folder this run has.
   *
   * @param name of the experiment
   * @param whole the folder into which parts are collected
   * @param command the arguments as given
   * @throws UserErrorException if that folder has an unfinished run that differs from this
   */
  public PartOutcome execute(
      Part part,
      String name,
      RunFiles whole,
      ExecutionOptions options,
      String command,
      ExperimentObserver observer)
      throws IOException {
    journal.keepPart(new PartOfRun(name, part.number(), part.of(), command, Machine.kernels()));
    Optional<Journal> collected = whole.unfinished();
    if (collected.isPresent()) {
      checkCollected(whole, collected.get().beginning().identity());
    }
    return experiment.run(part, journal, collected, options, observer);
  }

  private void checkCollected(RunFiles whole, RunIdentity collected) throws IOException {
    List<String> differences = collected.differences(journal.beginning().identity());
    if (!differences.isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s has collected parts of a run that differs from this one:%n  %s%nFinish that with what it was begun with, delete %s, or let this one go elsewhere with --out.",
              whole.directory(),
              String.join(String.format(Locale.ROOT, "%n  "), differences),
              whole.path("journal")));
    }
  }

  /** The trials that this run has so far. */
  public Journal journal() {
    return journal;
  }

  /** Those of the seed that is shown, or of all seeds if the spec asks for them. */
  private List<PredictionRow> predictions(Outcome outcome, RunFiles.Content content)
      throws IOException {
    if (experiment.testSequences().isEmpty()) {
      return List.of();
    }
    List<Long> seeds =
        experiment.spec().save().contains(Save.PREDICTIONS)
            ? experiment.spec().seeds()
            : ReportedSeed.of(new Comparison(content)).stream().toList();
    List<PredictionRow> rows = new ArrayList<>();
    for (long seed : seeds) {
      rows.addAll(outcome.predictions().of(seed));
    }
    return rows;
  }

  /** Only once: after a kill while files were written, the folder holds a mixture. */
  private void setAside(RunFiles.Content content, Map<String, Path> models) throws IOException {
    if (journal.setAside().isEmpty()) {
      Optional<Path> kept = written.setAside(content, models);
      journal.keepSetAside(kept.map(Path::toString).orElse(""));
    }
  }

  /** Where the run has written its files: beside its folder, if that holds a better run. */
  public RunFiles written() {
    return written;
  }

  /** Where the folder's earlier run was moved to, if it was another one. */
  public Optional<Path> replaced() throws IOException {
    return journal.setAside().filter(folder -> !folder.isEmpty()).map(Path::of);
  }

  /** After a resumption the trials took longer than it seems; elsewhere they left nothing warm. */
  private static Duration timeForCosts(Duration trials, boolean trained) {
    Duration part = trials.dividedBy(TRIALS_TIME_PER_COSTS_TIME);
    Duration least = trained ? shorter(ENOUGH_FOR_COSTS, trials.dividedBy(2)) : ENOUGH_FOR_COSTS;
    return shorter(MAX_FOR_COSTS, part.compareTo(least) < 0 ? least : part);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Finishes the run: nothing of it is left to do. */
  public void finish() throws IOException {
    journal.remove();
    files.prune();
  }

  /** Unlocks the folder, whether the run is finished or not. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
