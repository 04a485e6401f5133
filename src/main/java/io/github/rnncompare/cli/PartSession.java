package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.ExecutionOptions;
import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.Part;
import io.github.rnncompare.experiment.PartOutcome;
import io.github.rnncompare.experiment.Run;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.ExecArguments;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a part of experiments, each in a folder of its own within the results folder. */
final class PartSession {
  private static final int WIDTH = 79;

  private final CommandSpec command;
  private final PrintWriter terminal;
  private final RunLog log;
  private final Path out;
  private final boolean fresh;

  /**
   * @param out the parent of the results folders
   * @param fresh whether what the part has is discarded
   */
  PartSession(CommandSpec command, RunLog log, Path out, boolean fresh) {
    this.command = command;
    this.terminal = command.commandLine().getOut();
    this.log = log;
    this.out = out;
    this.fresh = fresh;
  }

  /**
   * Runs the part's share of each.
   *
   * @return the exit code: 1 if a trial failed
   */
  int run(List<ExperimentSpec> specs, Part part, JobOptions options) throws IOException {
    Backend backend = Backend.load();
    ExecutionOptions execution = options.read(backend);
    int failed = 0;
    for (ExperimentSpec spec : specs) {
      Experiment experiment = new Experiment(spec);
      experiment.files();
      failed += run(experiment, part, backend, execution).failed().size();
    }
    return failed == 0 ? 0 : Failures.FAILED;
  }

  @SuppressWarnings("try") // the interruption hook acts by itself
  private PartOutcome run(
      Experiment experiment, Part part, Backend backend, ExecutionOptions execution)
      throws IOException {
    String name = experiment.spec().name();
    RunFiles whole = new RunFiles(out.resolve(name));
    whole.prepare();
    RunFiles own = whole.part(part.folder());
    String arguments = Session.arguments(command);
    try (Run run = Run.begin(experiment, own, backend, arguments, fresh);
        Interruption interruption = new Interruption(command.commandLine().getErr())) {
      log.into(own.openLog(run.isResumed()));
      new PlanView(terminal, experiment).show(backend);
      PartOutcome outcome;
      try (RunView view =
          new RunView(output(), experiment, part, execution.jobs(), Ansi.AUTO.enabled())) {
        outcome = run.execute(part, name, whole, execution, arguments, view);
      }
      end(outcome, part, whole);
      return outcome;
    }
  }

  private void end(PartOutcome outcome, Part part, RunFiles whole) {
    terminal.println();
    outcome
        .failed()
        .forEach(
            row -> say(row.architecture() + ", seed " + row.seed() + " failed: " + row.message()));
    String round = outcome.comparison() ? "the comparison" : "this round of the search";
    say(
        outcome.whole()
            ? "All trials have ended. Then:"
            : String.format(
                Locale.ROOT,
                "Part %d of %d has run its %d trials of %s. When all parts have:",
                part.number(),
                part.of(),
                outcome.trials(),
                round));
    terminal.println(
        "mvn -q exec:java "
            + ExecArguments.option(
                ExecArguments.joined(List.of("collect", ExecArguments.path(whole.directory())))));
    terminal.flush();
  }

  private void say(String sentence) {
    terminal.println(Text.wrapped(sentence, WIDTH));
  }

  private Output output() {
    return ((RootCommand) command.root().userObject()).output();
  }
}
