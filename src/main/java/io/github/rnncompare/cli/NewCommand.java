package io.github.rnncompare.cli;

import io.github.rnncompare.draft.DraftOptions;
import io.github.rnncompare.draft.SpecDraft;
import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.spec.ExecArguments;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "that runs as it is, sized to take about ten minutes; asks once, at a",
      "terminal, where it can be read in several ways."
    },
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  private static final int USUAL_JOBS = 2;
  private static final int MAX_MINUTES = 1_000_000;
  private static final int WIDTH = 79;

  @Spec private CommandSpec command;
  @ParentCommand private RootCommand root;
  @Mixin private final JobOptions jobOptions = new JobOptions();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = {
        "CSV (a series, or sequences with a column that names them), .ts, .arff",
        "or .tsv of the UCR and UEA archive, .tsf of the Monash archive, arrays",
        "of NumPy, a text, or a folder of CSV files; gzip or not."
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

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "How long the drafted experiment may take on two cores; by default 10.")
  private int minutes = 10;

  @Override
  public Integer call() throws IOException {
    root.log();
    checkDirectory();
    Backend backend = Backend.load();
    minutes();
    int jobs =
        Math.min(jobOptions.read(backend).jobs(), Runtime.getRuntime().availableProcessors());
    draft(jobs);
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

  /**
   * Drafts one spec. It is sized for two jobs unless {@code --jobs} says another number, whatever
   * the machine has, so that the same command writes the same draft everywhere.
   */
  private void draft(int jobs) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    DraftOptions options = says.read().withTest(Optional.ofNullable(test));
    DraftDialog dialog = new DraftDialog(out, root.input(), options);
    SpecDraft draft = dialog.draft(file, this::requireFree);
    int counted = jobOptions.given().orElse(USUAL_JOBS);
    DraftSizing.Sized found = new DraftSizing(file, dialog.options(), minutes(), counted).of(draft);
    SizedDraft sized = found.sized();
    List<String> notes = new ArrayList<>(found.note().stream().toList());
    sized.warning().ifPresent(notes::add);
    notes.forEach(note -> out.println(Text.wrapped(note, WIDTH)));
    Path spec = path(draft);
    Files.createDirectories(directory);
    AtomicFile.write(spec, sized.draft().yaml(sized.size(), comments(notes)));
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "Wrote %s: %d trials of at most %s.",
            spec,
            sized.trials(),
            sized.size().words()));
    Duration time = Duration.ofMillis((long) (sized.seconds(jobs) * 1000));
    out.println(
        String.format(
            Locale.ROOT,
            "By its operations counted, that is %s on %s; check measures.",
            Text.about(time),
            jobs == 1 ? "one core" : jobs + " cores"));
    if (!dialog.answers().isEmpty()) {
      List<String> again =
          new ArrayList<>(command.root().commandLine().getParseResult().originalArgs());
      again.addAll(dialog.answers());
      out.println("The same without a question: " + ExecArguments.joined(again));
    }
    out.println("Read it, then run");
    String arguments = ExecArguments.joined(List.of("run", ExecArguments.path(spec)));
    out.println("  mvn -q compile exec:java " + ExecArguments.option(arguments));
    out.flush();
  }

  private Path path(SpecDraft draft) {
    return directory.resolve(draft.name() + ".yaml");
  }

  private void requireFree(SpecDraft draft) {
    if (Files.exists(path(draft), LinkOption.NOFOLLOW_LINKS)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s already exists; move it away, or name another directory with --out",
              path(draft)));
    }
  }

  private int minutes() {
    if (minutes < 1 || minutes > MAX_MINUTES) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "--minutes is %d; expected a whole number from 1 to %d",
              minutes,
              MAX_MINUTES));
    }
    return minutes;
  }

  private static List<String> comments(List<String> notes) {
    return notes.stream().flatMap(note -> Text.wrapped(note, WIDTH - 2).lines()).toList();
  }
}
