package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.ExperimentObserver;
import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.experiment.Part;
import io.github.rnncompare.experiment.Run;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.ExecArguments;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code collect}: puts the parts of a run together. */
@Command(
    name = "collect",
    description = {
      "Puts together what run --part has run.",
      "Names the next round's commands and ends with code 3, or writes the results."
    },
    mixinStandardHelpOptions = true)
final class CollectCommand implements Callable<Integer> {
  /** The exit code where parts have more to run. */
  static final int MORE = 3;

  @Spec private CommandSpec command;
  @ParentCommand private RootCommand root;
  @Mixin private final JobOptions jobOptions = new JobOptions();

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "A results folder with parts in it, or folders of parts.")
  private List<Path> directories = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Put results into DIR/NAME instead of the folder that holds the first part.")
  private @Nullable Path out;

  /**
   * What is to be run next.
   *
   * @param missing those of the round that no part has run
   */
  private record Next(List<Trial> round, List<Trial> missing) {}

  @Override
  public Integer call() throws IOException {
    String arguments = Session.arguments(command);
    try (CollectedParts parts = CollectedParts.of(directories, arguments)) {
      Path target = out == null ? parts.parent() : out.resolve(parts.name());
      RunFiles files = new RunFiles(target);
      Experiment experiment =
          new Experiment(
              ExperimentSpec.readResolvedText(
                  parts.name(), parts.identity().spec(), "the spec of the parts"));
      experiment.files();
      Backend backend = Backend.load();
      Next next = collect(parts, experiment, files, backend, arguments);
      if (!next.round().isEmpty()) {
        sayNext(parts, next, target);
        return MORE;
      }
      Session.Ended ended =
          new Session(command, root.log(), target, false)
              .recording(parts.commandOfWhole())
              .run(experiment, files, backend, jobOptions.read(backend));
      parts.delete();
      return ended.failed() == 0 ? 0 : Failures.FAILED;
    }
  }

  /**
   * Copies the trials of the parts into the journal of the run.
   *
   * @return the next round; empty if all have ended
   */
  private static Next collect(
      CollectedParts parts,
      Experiment experiment,
      RunFiles files,
      Backend backend,
      String arguments)
      throws IOException {
    parts.requireSame(
        Machine.identity(backend, experiment.files(), SpecFile.dump(experiment.spec().resolved())));
    try (Run run = Run.begin(experiment, files, backend, arguments, false)) {
      parts.copyInto(run.journal());
      List<Trial> round = experiment.nextRound(run.journal(), new ExperimentObserver() {});
      return new Next(round, experiment.missing(run.journal(), round));
    }
  }

  private void sayNext(CollectedParts parts, Next next, Path target) {
    PrintWriter out = command.commandLine().getOut();
    List<Integer> unfinished =
        IntStream.rangeClosed(1, parts.count())
            .filter(
                number ->
                    new Part(number, parts.count())
                        .share(next.round()).stream().anyMatch(next.missing()::contains))
            .boxed()
            .toList();
    String stage =
        next.round().get(0).stage() == Trial.Stage.SEARCH ? "the search" : "the comparison";
    say(
        String.format(
            Locale.ROOT,
            "The next round is %d trials of %s. To be run by part %s:",
            next.round().size(),
            stage,
            unfinished.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    for (int number : unfinished) {
      out.println("mvn -q exec:java " + ExecArguments.option(parts.command(number)));
    }
    if (!parts.areIn(target)) {
      say(
          "Before that, copy "
              + target
              + " to the results folder of each part, where it reads what the others have run.");
    }
    out.println("Then collect again.");
    out.flush();
  }

  private void say(String sentence) {
    command.commandLine().getOut().println(Text.wrapped(sentence, 79));
  }
}
