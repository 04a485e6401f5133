package io.github.rnncompare.cli;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: shows a run that goes on in another process, in a browser. */
@Command(
    name = "watch",
    description = {
      "Shows a run that goes on, or was interrupted, in a browser on this machine,",
      "until it ends. Reads the folder and writes nothing."
    },
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
  private static final long LOOKS_EVERY_MS = 500;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", description = "A results folder, such as results/seed.")
  private Path directory = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isDirectory(directory)) {
      throw new UserErrorException(
          directory + " is not a folder; name one that a run writes, such as results/seed");
    }
    RunFiles files = new RunFiles(directory);
    Watch.requireUnfinished(files);
    PrintWriter terminal = command.commandLine().getOut();
    try (Watch watch = Watch.of(files)) {
      terminal.println(watch.words());
      terminal.flush();
      while (!watch.hasEnded()) {
        TimeUnit.MILLISECONDS.sleep(LOOKS_EVERY_MS);
      }
    }
    terminal.println("The run has ended. Report: " + files.path("report.html"));
    return 0;
  }
}
