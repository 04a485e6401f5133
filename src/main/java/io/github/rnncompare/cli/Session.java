package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.ExecutionOptions;
import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.Outcome;
import io.github.rnncompare.experiment.Run;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.report.Conclusion;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.ExecArguments;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Runs experiments one after the other, each with its own results folder. */
final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int WIDTH = 79;

  /** A setting that nobody else should read, such as "spark.authenticate.secret=…". */
  private static final Pattern SECRET =
      Pattern.compile("(?is)^((?:--spark-conf=)?spark\\.[^=]*(?:secret|password|token)[^=]*=).*");

  private final CommandSpec command;
  private final PrintWriter terminal;
  private final RunLog log;
  private final Path out;
  private final boolean fresh;
  private final Report.Extent extent;
  private @Nullable Watch watch;
  private @Nullable String recorded;
  private ClusterOptions cluster = new ClusterOptions();

  /**
   * @param out the parent of the results folders
   * @param fresh whether unfinished runs are discarded
   */
  Session(CommandSpec command, RunLog log, Path out, boolean fresh) {
    this(command, log, out, fresh, Report.Extent.WHOLE);
  }

  /**
   * @param out the parent of the results folders
   * @param fresh whether unfinished runs are discarded
   * @param extent of each run's report
   */
  Session(CommandSpec command, RunLog log, Path out, boolean fresh, Report.Extent extent) {
    this.command = command;
    this.terminal = command.commandLine().getOut();
    this.log = log;
    this.out = out;
    this.fresh = fresh;
    this.extent = extent;
  }

  /** The same with other arguments in the provenance than those of this command. */
  Session recording(String arguments) {
    recorded = arguments;
    return this;
  }

  /** The same with trials on a cluster, if the options ask for one. */
  Session on(ClusterOptions options) {
    cluster = options;
    return this;
  }

  /** An experiment whose spec and data have been read, with its results folder. */
  private record Prepared(Experiment experiment, RunFiles files) {}

  /**
   * Prepares all experiments before running the first, so that user errors are reported at once.
   *
   * @return the exit code: 1 if a trial failed
   */
  int run(List<ExperimentSpec> specs, JobOptions options) throws IOException {
    prepareReports();
    Backend backend = Backend.load();
    ExecutionOptions execution = options.read(backend);
    List<Prepared> prepared = new ArrayList<>();
    for (ExperimentSpec spec : specs) {
      Experiment experiment = new Experiment(spec);
      experiment.files();
      prepared.add(new Prepared(experiment, new RunFiles(out.resolve(spec.name()))));
    }
    for (Prepared next : prepared) {
      next.files().prepare();
    }
    int failed = 0;
    for (Prepared next : prepared) {
      failed += run(next.experiment(), next.files(), backend, execution).failed();
    }
    return failed == 0 ? 0 : Failures.FAILED;
  }

  /** The same, shown in a browser while it goes on. */
  int runWatched(List<ExperimentSpec> specs, JobOptions options) throws IOException {
    Backend.load(); // before other threads may load anything, see prepareReports
    RunFiles first = new RunFiles(out.resolve(specs.get(0).name()));
    try (Watch opened = Watch.of(first)) {
      watch = opened;
      return run(specs, options);
    }
  }

  /**
   * Loads the code of reports on another core: that of texts while the backend loads, that of
   * charts while the first networks train. Charts bring native libraries, and no thread may load
   * one while JavaCPP does: its search for symbols holds a lock of the system's loader and asks for
   * another, in the order opposite to the loader's own, so that both may wait for ever.
   */
  private static void prepareReports() {
    Thread thread =
        new Thread(
            () -> {
              Report.prepareTexts();
              Backend.load(); // waits for it
              Report.prepareCharts();
            },
            "prepare reports");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(
        (ended, e) ->
            LOG.warn("Reports could not be prepared; they will be written all the same", e));
    thread.start();
  }

  /**
   * A run that has ended.
   *
   * @param written the run's files
   * @param failed the number of its trials that failed
   */
  record Ended(RunFiles written, int failed) {}

  /** Runs one experiment. */
  @SuppressWarnings("try") // the interruption hook acts by itself
  Ended run(Experiment experiment, RunFiles files, Backend backend, ExecutionOptions execution)
      throws IOException {
    String arguments = recorded == null ? arguments(command) : recorded;
    try (Run run = Run.begin(experiment, files, backend, arguments, fresh);
        Interruption interruption = new Interruption(command.commandLine().getErr())) {
      log.into(files.openLog(run.isResumed()));
      new PlanView(terminal, experiment).show(backend);
      if (watch != null) {
        watch.turnTo(files);
        say(watch.words());
      }
      Outcome outcome = execute(run, experiment, execution, arguments);
      Conclusion conclusion = Report.write(run.written(), extent);
      Optional<Path> replaced = run.replaced();
      run.finish();
      ConclusionView.show(conclusion, terminal);
      failed(outcome.failed().size(), files, run.written());
      replaced.ifPresent(this::kept);
      end(run.written().directory());
      return new Ended(run.written(), outcome.failed().size());
    }
  }

  private Outcome execute(
      Run run, Experiment experiment, ExecutionOptions execution, String arguments)
      throws IOException {
    try (OpenedCluster opened = OpenedCluster.of(cluster, experiment, this::say)) {
      Outcome outcome;
      try (RunView view =
          new RunView(output(), experiment, opened.atOnce(execution.jobs()), Ansi.AUTO.enabled())) {
        opened.says(view::said);
        view.showAlso(opened::status);
        outcome = run.execute(opened.with(execution), arguments, view);
      }
      opened.summary().ifPresent(this::say);
      return outcome;
    }
  }

  private void failed(int trials, RunFiles files, RunFiles written) {
    if (trials > 0) {
      say(
          String.format(
              Locale.ROOT,
              "Trials that failed: %d; see trials.csv for the reasons and %s for details. The tables have the others.",
              trials,
              files.path("run.log")));
      if (!written.directory().equals(files.directory())) {
        say(
            String.format(
                Locale.ROOT,
                "The earlier, complete run stays in %s; this one is in %s.",
                files.directory(),
                written.directory()));
      }
    }
  }

  private void kept(Path folder) {
    say("It differs from the earlier run in the same folder, which is kept in " + folder + ".");
  }

  private void say(String sentence) {
    terminal.println(Text.wrapped(sentence, WIDTH));
    terminal.println();
  }

  /** Shows where the files are. */
  private void end(Path directory) {
    terminal.println("Report: " + directory.resolve("report.md"));
    terminal.println("For a browser: " + directory.resolve("report.html"));
    terminal.println(
        "Beside it: losses.csv, trials.csv, summary.csv, comparisons.csv"
            + (extent == Report.Extent.WHOLE ? ", charts, tables" : ""));
    terminal.flush();
  }

  private Output output() {
    return ((RootCommand) command.root().userObject()).output();
  }

  /**
   * The arguments as given but for secrets, quoted so that {@code -Dexec.args} splits them in the
   * same way.
   */
  static String arguments(CommandSpec command) {
    List<String> given = command.commandLine().getParseResult().originalArgs();
    List<String> top = command.root().commandLine().getParseResult().originalArgs();
    List<String> words = top.isEmpty() ? given : top;
    return ExecArguments.joined(words.stream().map(Session::withoutSecret).toList());
  }

  /** The word, unless it is a secret setting of Spark. */
  static String withoutSecret(String word) {
    return SECRET.matcher(word).replaceFirst("$1…");
  }
}
