package io.github.rnncompare.cli;

import io.github.rnncompare.report.Conclusion;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: makes reports anew from result files. */
@Command(
    name = "report",
    description = "Makes the reports of runs anew from their result files.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Results folders, such as results/seed.")
  private final List<Path> directories = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    for (Path directory : directories) {
      if (!Files.isDirectory(directory)) {
        throw new MistakeException(
            directory + " is no folder; name one that a run has written, such as results/seed");
      }
    }
    PrintWriter out = command.commandLine().getOut();
    for (Path directory : directories) {
      RunFiles files = new RunFiles(directory);
      Conclusion conclusion = Report.write(files);
      ConclusionView.show(conclusion, out);
      out.println("Report: " + files.path("report.md"));
    }
    return 0;
  }
}
