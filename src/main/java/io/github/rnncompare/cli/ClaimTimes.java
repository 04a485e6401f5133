package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.TimeResults;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Times the variants of a claim's file in several processes, one after the other. */
final class ClaimTimes {
  private final CommandSpec command;
  private final TimeResults results;
  private final String name;

  /**
   * @param name of the file, for what is shown
   */
  ClaimTimes(CommandSpec command, TimeResults results, String name) {
    this.command = command;
    this.results = results;
    this.name = name;
  }

  /**
   * Runs the processes whose times are not there yet.
   *
   * @return the exit code: 1 if a process failed; then no further one is started
   */
  @SuppressWarnings("try") // the interruption hook acts by itself
  int run() throws IOException {
    Set<Integer> missing = results.missing();
    if (missing.isEmpty()) {
      return 0;
    }
    Backend backend = Backend.load();
    results.begin(Machine.platform(backend));
    PrintWriter out = command.commandLine().getOut();
    try (Interruption interruption = new Interruption(command.commandLine().getErr())) {
      for (int process : results.missing()) { // more, if those that were there are of another time
        out.printf(
            Locale.ROOT, "%s: process %d of %d measures%n", name, process, results.processes());
        if (!measure(process, backend)) {
          return Failures.FAILED;
        }
      }
    }
    return 0;
  }

  private boolean measure(int process, Backend backend) throws IOException {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String started = results.provenance().map(Provenance::started).orElse(now);
    Path printed = results.temporary();
    Path said = results.temporary();
    try {
      int code =
          await(
              new ProcessBuilder(
                      JavaProcess.command(
                          List.of(
                              TimeCommand.NAME,
                              results.experiment().toAbsolutePath().toString(),
                              String.valueOf(process))))
                  .redirectOutput(Redirect.to(printed.toFile()))
                  .redirectError(Redirect.to(said.toFile()))
                  .start());
      if (code != 0) {
        failed(process, said);
        return false;
      }
      results.add(
          printed,
          Machine.provenance(backend, List.of(), List.of(), Session.arguments(command), started));
      return true;
    } finally {
      Files.deleteIfExists(printed);
      Files.deleteIfExists(said);
    }
  }

  private static int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a process measured");
    } finally {
      process.destroyForcibly(); // one that has ended stays as it is
    }
  }

  private void failed(int process, Path said) throws IOException {
    PrintWriter err = command.commandLine().getErr();
    err.printf(Locale.ROOT, "%s: process %d ended without times. It said:%n", name, process);
    Files.readAllLines(said).forEach(line -> err.println("  " + line));
  }
}
