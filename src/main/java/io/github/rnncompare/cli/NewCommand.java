package io.github.rnncompare.cli;

import io.github.rnncompare.draft.DraftOptions;
import io.github.rnncompare.draft.SpecDraft;
import io.github.rnncompare.experiment.Estimate;
import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.spec.ExecArguments;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code new}: drafts specs for a user's own data. */
@Command(
    name = "new",
    description = {
      "Looks at your data, says what it found, and drafts a spec for it",
      "that runs as it is, sized to take about ten minutes."
    },
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  private static final Duration LENGTH = Duration.ofMinutes(9);
  private static final int[] EPOCHS = {
    1, 2, 3, 5, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100, 150, 200
  };
  private static final int TRIED = 20;
  private static final int WIDTH = 79;
  private static final String DRAFT = "draft";

  @Spec private CommandSpec command;
  @ParentCommand private RootCommand root;
  @Mixin private final JobOptions jobOptions = new JobOptions();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = {
        "CSV (a series, or sequences with a column that names them), .ts, .arff",
        "or .tsv of the UCR and UEA archive, a text, or a folder of CSV files;",
        "gzip or not."
      })
  private Path file = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "TEST",
      arity = "0..1",
      description = "Another file of the same kind for the test split.")
  private @Nullable Path test;

  @Mixin private final DraftOptionNames says = new DraftOptionNames();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the specs are written; by default experiments.")
  private Path directory = Path.of("experiments");

  @Override
  public Integer call() throws IOException {
    root.log();
    checkDirectory();
    Backend backend = Backend.load();
    int jobs = jobOptions.read(backend).jobs();
    DraftOptions options = says.read().withTest(Optional.ofNullable(test));
    draft(options, jobs);
    return 0;
  }

  /** Checks that the nearest existing ancestor of the specs' directory is a directory. */
  private void checkDirectory() {
    Path at = directory.toAbsolutePath();
    while (!Files.exists(at, LinkOption.NOFOLLOW_LINKS) && at.getParent() != null) {
      at = at.getParent();
    }
    if (!Files.isDirectory(at)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "--out %s cannot be created: %s is not a directory; name another",
              directory,
              at));
    }
  }

  private void draft(DraftOptions options, int jobs) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    SpecDraft draft = SpecDraft.of(file, options);
    Path spec = directory.resolve(draft.name() + ".yaml");
    if (Files.exists(spec, LinkOption.NOFOLLOW_LINKS)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s already exists; move it away, or name another directory with --out",
              spec));
    }
    for (String line : draft.found()) {
      out.println(line.startsWith(" ") ? line : Text.wrapped(line, WIDTH));
    }
    out.flush();
    Sized sized = sized(file, draft, jobs);
    Files.createDirectories(directory);
    AtomicFile.write(spec, draft.yaml(sized.length));
    out.println();
    String length = sized.length.replaceFirst("(\\w+): (\\d+)", "$2 $1");
    out.println(
        String.format(
            Locale.ROOT,
            "Wrote %s: %d trials of %s, %s.",
            spec,
            sized.trials,
            length,
            Text.about(sized.time)));
    out.println("Read it, then run");
    String arguments = ExecArguments.joined(List.of("run", ExecArguments.path(spec)));
    out.println("  mvn -q compile exec:java " + ExecArguments.option(arguments));
    out.flush();
  }

  /**
   * The size of a drafted experiment.
   *
   * @param length the key {@code epochs} or {@code steps} with its value
   */
  private record Sized(String length, int trials, Duration time) {}

  /** The most epochs that fit into the time; if not even one does, a number of steps. */
  private static Sized sized(Path file, SpecDraft draft, int jobs) throws IOException {
    Experiment experiment = new Experiment(read(file, draft));
    double epochMillis = (double) Estimate.of(experiment, jobs).toMillis() / TRIED;
    double most = LENGTH.toMillis() / epochMillis;
    int trials = experiment.plan().size();
    if (most < 1) {
      double batches = Math.ceil((double) experiment.trainingSequences() / SpecDraft.BATCH_SIZE);
      int steps = Math.max(1, (int) (most * batches));
      return new Sized(
          "steps: " + steps, trials, Duration.ofMillis((long) (epochMillis * steps / batches)));
    }
    int epochs = IntStream.of(EPOCHS).filter(count -> count <= most).max().orElseThrow();
    return new Sized("epochs: " + epochs, trials, Duration.ofMillis((long) (epochMillis * epochs)));
  }

  /** Reports errors as those of the data file, since the user has not seen the draft. */
  private static ExperimentSpec read(Path file, SpecDraft draft) {
    try {
      return ExperimentSpec.readText(draft.name(), draft.yaml("epochs: " + TRIED), DRAFT);
    } catch (UserErrorException e) {
      String faults = String.valueOf(e.getMessage()).replaceAll("(?m)^" + DRAFT + "(:\\d+)*: ", "");
      throw new UserErrorException(file + ": cannot draft a valid spec for it: " + faults, e);
    }
  }
}
