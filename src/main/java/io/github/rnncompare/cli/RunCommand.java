package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.ExperimentSpec;
import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.report.Comparison;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.task.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      if (seeds < 1) {
        throw new ParameterException(
            command.commandLine(), "--seeds is " + seeds + "; expected 1 or more");
      }
      overrides.add("seeds=" + seeds);
    }
    run(command, root.log(), specs, overrides, out);
    return 0;
  }

  /** An experiment whose spec and data have been read, and whose folder can be written. */
  private record Prepared(
      ExperimentSpec spec, Experiment experiment, List<DataFile> data, RunFiles files) {}

  /** Prepares all experiments before it runs the first, so that mistakes are told at once. */
  static void run(
      CommandSpec command, RunLog log, List<Path> files, List<String> overrides, Path out)
      throws IOException {
    List<ExperimentSpec> specs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path file : files) {
      ExperimentSpec spec = ExperimentSpec.read(file, overrides);
      if (!names.add(spec.name())) {
        throw new MistakeException(
            "two specs named '%s' would write into %s; rename one, or run it with another --out"
                .formatted(spec.name(), out.resolve(spec.name())));
      }
      specs.add(spec);
    }
    Backend backend = Backend.load();
    List<Prepared> prepared = new ArrayList<>();
    for (ExperimentSpec spec : specs) {
      Experiment experiment = new Experiment(spec);
      prepared.add(
          new Prepared(
              spec, experiment, experiment.files(), new RunFiles(out.resolve(spec.name()))));
    }
    for (Prepared next : prepared) {
      next.files().prepare();
    }
    for (Prepared next : prepared) {
      run(command, next, backend, log);
    }
  }

  private static void run(CommandSpec command, Prepared prepared, Backend backend, RunLog log)
      throws IOException {
    Instant started = Instant.now();
    ExperimentSpec spec = prepared.spec();
    RunFiles files = prepared.files();
    log.into(files.path("run.log"));
    try (RunView view = new RunView(command.commandLine().getOut(), spec)) {
      view.header(backend, prepared.experiment().assembled());
      Experiment.Outcome outcome = prepared.experiment().run(view);
      files.write(
          new RunFiles.Content(
              spec.resolved(),
              outcome.losses(),
              outcome.trials(),
              outcome.floors(),
              Machine.provenance(
                  backend, prepared.data(), spec.seeds(), arguments(command), started)));
      Comparison comparison = Report.write(files);
      view.end(comparison, files.directory());
    }
  }

  /** The arguments as given, quoted where they need it behind {@code -Dexec.args}. */
  private static String arguments(CommandSpec command) {
    List<String> given = command.commandLine().getParseResult().originalArgs();
    List<String> top = command.root().commandLine().getParseResult().originalArgs();
    return (top.isEmpty() ? given : top)
        .stream()
            .map(word -> word.matches("[\\w./=:,+-]+") ? word : "'" + word + "'")
            .collect(Collectors.joining(" "));
  }
}
