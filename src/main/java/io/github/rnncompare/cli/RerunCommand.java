package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.ExecutionOptions;
import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.Repetition;
import io.github.rnncompare.results.Repetition.Verdict;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rerun}: repeats a run from its files, and reports whether the results are the same. */
@Command(
    name = "rerun",
    description = {
      "Repeats a run, and reports for each file whether it is identical.",
      "It reads spec.yaml and provenance.json in DIR, and writes to DIR.rerun."
    },
    mixinStandardHelpOptions = true)
final class RerunCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @ParentCommand private RootCommand root;
  @Mixin private final JobOptions jobOptions = new JobOptions();

  @Parameters(paramLabel = "DIR", description = "A results folder, such as results/seed.")
  private Path directory = Path.of("");

  @Option(names = "--fresh", description = "Discard an unfinished repetition and start again.")
  private boolean fresh;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new UserErrorException(
          directory + " is not a folder; name one that a run has written, such as results/seed");
    }
    Path folder = directory.toAbsolutePath().normalize();
    if (folder.getFileName() == null) {
      throw new UserErrorException(
          directory + " can have no folder beside it; name one that a run has written");
    }
    RunFiles original = new RunFiles(directory);
    OlderNamesView.show(original, command.commandLine().getOut());
    Provenance then = original.provenance();
    RunFiles repeated = new RunFiles(folder.resolveSibling(folder.getFileName() + ".rerun"));
    Experiment experiment = new Experiment(ExperimentSpec.readResolved(original.spec()));
    checkData(then, experiment);

    Backend backend = Backend.load();
    ExecutionOptions chosen = jobOptions.read(backend);
    RunFiles written =
        new Session(command, root.log(), repeated.directory(), fresh)
            .run(experiment, repeated, backend, chosen)
            .written();
    return report(then, written.provenance(), Repetition.of(original, written), written);
  }

  private void checkData(Provenance then, Experiment experiment) throws IOException {
    List<Provenance.DataDigest> now = Machine.digests(experiment.files());
    if (!now.equals(then.data())) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: the data differ: the run used %s, found %s. Fetch the data that it used.",
              directory.resolve("provenance.json"),
              words(then.data()),
              words(now)));
    }
  }

  private static String words(List<Provenance.DataDigest> data) {
    return data.isEmpty()
        ? "no file"
        : data.stream()
            .map(file -> file.file() + " with SHA-256 " + file.sha256())
            .collect(Collectors.joining(", "));
  }

  private int report(
      Provenance then, Provenance now, List<Repetition> repetitions, RunFiles repeated) {
    PrintWriter out = command.commandLine().getOut();
    out.println();
    for (Repetition repetition : repetitions) {
      String verdict =
          switch (repetition.verdict()) {
            case IDENTICAL -> "identical";
            case WITHIN_TOLERANCE -> "equal within " + Repetition.TOLERANCE;
            case OF_ANOTHER_VERSION -> "of another version, not compared";
            case DIFFERENT -> "DIFFERENT";
          };
      out.println(String.format(Locale.ROOT, "  %-18s %s", repetition.file(), verdict));
      if (!repetition.detail().isEmpty()) {
        out.println(Text.indented(repetition.detail(), 21, 79));
      }
    }
    boolean identical =
        repetitions.stream()
            .allMatch(
                r -> r.verdict() == Verdict.IDENTICAL || r.verdict() == Verdict.OF_ANOTHER_VERSION);
    out.println();
    List<String> differences = then.platform().differences(now.platform());
    differences.forEach(line -> out.println(Text.indented(line, 2, 79)));
    out.println(
        identical
            ? "The run repeats byte for byte."
            : "Compare both runs: " + directory + " and " + repeated.directory());
    out.flush();
    return repetitions.stream().allMatch(Repetition::isSame) ? 0 : Failures.FAILED;
  }
}
