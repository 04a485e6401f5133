package io.github.rnncompare.cli;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The specs of a command, and the options that override their keys. */
final class SpecOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

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
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--no-widen",
      description = "Try no values beyond those of a sweep, as sweep.widen=false.")
  private boolean noWiden;

  /** Reads the specs, in the order given. */
  List<ExperimentSpec> read() throws IOException {
    List<String> overrides = new ArrayList<>(assignments);
    if (seeds != null) {
      if (seeds < 1) {
        throw new ParameterException(
            command.commandLine(), "--seeds is " + seeds + "; expected 1 or more");
      }
      overrides.add("seeds=" + seeds);
    }
    List<ExperimentSpec> read = new ArrayList<>();
    for (Path file : specs) {
      read.add(ExperimentSpec.read(file, forFile(file, overrides)));
    }
    return read;
  }

  /** The key of a sweep is set only where there is a sweep. */
  private List<String> forFile(Path file, List<String> overrides) throws IOException {
    List<String> all = new ArrayList<>(overrides);
    if (noWiden && SpecFile.open(file, overrides).glance(spec -> spec.has("sweep"))) {
      all.add("sweep.widen=false");
    }
    return all;
  }
}
