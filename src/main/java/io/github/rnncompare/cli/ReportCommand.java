package io.github.rnncompare.cli;

import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.AcrossFiles;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: makes reports anew from result files. */
@Command(
    name = "report",
    description = {
      "Makes the report of a run anew from its result files.",
      "Several runs are put together: mean ranks, tests across experiments, quality against cost."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Results folders, such as results/seed.")
  private final List<Path> directories = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report of several runs goes; results/across where this is left out.")
  private Path out = RunCommand.RESULTS.resolve("across");

  @Override
  public Integer call() throws IOException {
    for (Path directory : directories) {
      if (!Files.isDirectory(directory)) {
        throw new MistakeException(
            directory + " is no folder; name one that a run has written, such as results/seed");
      }
    }
    PrintWriter terminal = command.commandLine().getOut();
    if (directories.size() == 1) {
      RunFiles files = new RunFiles(directories.get(0));
      ConclusionView.show(Report.write(files), terminal);
      terminal.println("Report: " + files.path("report.md"));
    } else {
      ConclusionView.show(Report.across(byName(), new AcrossFiles(out)), terminal);
      terminal.println("Report: " + out.resolve("report.md"));
    }
    return 0;
  }

  /** By the names of their folders; by their paths where two have the same. */
  private Map<String, RunFiles> byName() {
    Map<String, RunFiles> runs = new LinkedHashMap<>();
    for (Path directory : directories) {
      String name = name(directory);
      boolean alone = directories.stream().filter(d -> name(d).equals(name)).count() == 1;
      if (runs.put(alone ? name : directory.toString(), new RunFiles(directory)) != null) {
        throw new MistakeException(directory + " is named twice; name each folder once");
      }
    }
    return runs;
  }

  private static String name(Path directory) {
    return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
  }
}
