package io.github.rnncompare.cli;

import io.github.rnncompare.plan.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The top command; without a subcommand it runs the experiment of the lecture notes. */
@Command(
    name = "rnn-compare",
    description = "Compares a simple RNN, an LSTM and a GRU on the same sequences.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      NewCommand.class,
      RunCommand.class,
      CollectCommand.class,
      CheckCommand.class,
      PredictCommand.class,
      RerunCommand.class,
      ReportCommand.class,
      WatchCommand.class,
      ClaimsCommand.class,
      TimeCommand.class
    })
final class RootCommand implements Callable<Integer> {
  private static final Path SEED = Path.of("experiments", "seed.yaml");

  private final RunLog log;
  private final Output output;
  private final Input input;

  @Spec private CommandSpec command;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show Deeplearning4j's own log too.")
  private boolean verbose;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean debug;

  RootCommand(RunLog log, Output output, Input input) {
    this.log = log;
    this.output = output;
    this.input = input;
  }

  /** The log; with {@code --verbose} the terminal shows it too. */
  RunLog log() {
    if (verbose) {
      log.showOnTerminal();
    }
    return log;
  }

  /** The standard output, for output that may be meant for programs. */
  Output output() {
    return output;
  }

  /** What a person may type. */
  Input input() {
    return input;
  }

  boolean debug() {
    return debug;
  }

  @Override
  public Integer call() throws IOException {
    ExperimentSpec seed = ExperimentSpec.read(SEED, List.of());
    return new Session(command, log(), RunCommand.RESULTS, false)
        .run(List.of(seed), new JobOptions());
  }
}
