package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.Part;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code run}: runs the experiments of specs, and writes their results and reports. */
@Command(
    name = "run",
    description = {
      "Runs experiments and writes their results and reports.",
      "After an interruption, the same command continues the run where it stopped."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  static final Path RESULTS = Path.of("results");

  @Spec private CommandSpec command;
  @ParentCommand private RootCommand root;
  @Mixin private final SpecOptions specs = new SpecOptions();
  @Mixin private final JobOptions jobOptions = new JobOptions();
  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Put results into DIR/NAME instead of results/NAME.")
  private Path out = RESULTS;

  @Option(names = "--fresh", description = "Discard an unfinished run and start again.")
  private boolean fresh;

  @Option(
      names = "--part",
      paramLabel = "I/N",
      description = {
        "Run every N-th trial from the I-th on, in a folder of its own, DIR/NAME/part-I-of-N;",
        "collect puts the parts together."
      })
  private @Nullable String part;

  @Option(
      names = "--watch",
      description = {
        "Show the run in a browser on this machine while it goes on;",
        "the address is printed, and served until the run ends."
      })
  private boolean watch;

  @Override
  public Integer call() throws IOException {
    List<ExperimentSpec> experiments = specs.read();
    checkNames(experiments);
    cluster.check();
    if (part != null) {
      checkAlone();
      return new PartSession(command, root.log(), out, fresh)
          .run(experiments, Part.parse(part), jobOptions);
    }
    Session session = new Session(command, root.log(), out, fresh).on(cluster);
    return watch
        ? session.runWatched(experiments, jobOptions)
        : session.run(experiments, jobOptions);
  }

  private void checkAlone() {
    if (cluster.isGiven() || watch) {
      throw new ParameterException(
          command.commandLine(),
          "--part goes without " + (watch ? "--watch" : "--cluster") + "; give only one of them");
    }
  }

  private void checkNames(List<ExperimentSpec> experiments) {
    Set<String> names = new HashSet<>();
    for (ExperimentSpec spec : experiments) {
      if (!names.add(spec.name())) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "two specs named '%s' would write into %s; rename one, or run it with another --out",
                spec.name(),
                out.resolve(spec.name())));
      }
    }
  }
}
