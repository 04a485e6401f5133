package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.ExperimentSpec;
import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.report.Comparison;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.FloorRow;
import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code run}: trains what a spec describes, and writes its result files and report. */
@Command(
    name = "run",
    description = "Runs experiments and writes their results and reports.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  static final Path RESULTS = Path.of("results");

  @Spec private CommandSpec command;
  @ParentCommand private RootCommand root;

  @Parameters(paramLabel = "SPEC", arity = "1..*", description = "YAML files, see experiments/.")
  private List<Path> specs = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Run seeds 1 to N, whatever the spec says.")
  private @Nullable Integer seeds;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a key of the spec, such as training.epochs=20.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Put results into DIR/NAME instead of results/NAME.")
  private Path out = RESULTS;

  @Override
  public Integer call() throws IOException {
    List<String> overrides = new ArrayList<>(settings);
    if (seeds != null) {
      overrides.add("seeds=" + seeds);
    }
    run(command, root.log(), specs, overrides, out);
    return 0;
  }

  /** Reads all specs before it runs the first, so that a mistake in one is told at once. */
  static void run(
      CommandSpec command, RunLog log, List<Path> files, List<String> overrides, Path out)
      throws IOException {
    List<ExperimentSpec> specs = new ArrayList<>();
    for (Path file : files) {
      specs.add(ExperimentSpec.read(file, overrides));
    }
    Backend backend = Backend.load();
    for (ExperimentSpec spec : specs) {
      run(command, spec, backend, log, new RunFiles(out.resolve(spec.name())));
    }
  }

  private static void run(
      CommandSpec command, ExperimentSpec spec, Backend backend, RunLog log, RunFiles files)
      throws IOException {
    Instant started = Instant.now();
    Experiment experiment = new Experiment(spec);
    List<FloorRow> floors = experiment.floors();
    files.prepare();
    log.into(files.path("run.log"));

    RunView view = new RunView(command.commandLine().getOut(), spec);
    view.header(backend, experiment.parameterCounts());
    Experiment.Outcome outcome = experiment.run(view);
    files.write(
        new RunFiles.Content(
            spec.resolved(),
            outcome.losses(),
            outcome.trials(),
            floors,
            Machine.provenance(
                backend, experiment.files(), spec.seeds(), arguments(command), started)));
    Comparison comparison = Report.write(files);
    view.end(comparison, files.directory());
  }

  /** The arguments as given, as they stand behind {@code -Dexec.args}. */
  private static String arguments(CommandSpec command) {
    List<String> given = command.commandLine().getParseResult().originalArgs();
    List<String> top = command.root().commandLine().getParseResult().originalArgs();
    return String.join(" ", top.isEmpty() ? given : top);
  }
}
