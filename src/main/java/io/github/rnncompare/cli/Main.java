package io.github.rnncompare.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs a command; without any, the experiment of the lecture notes. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    int code =
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args);
    if (code != 0) {
      // Inside Maven an exception would be the other way to fail, and would print a stack trace.
      System.exit(code);
    }
  }

  /**
   * Runs a command without ending the JVM.
   *
   * @return 0 done; 1 something ran and failed; 2 a mistake in the arguments or the spec
   */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    try (RunLog log = RunLog.start()) {
      CommandLine commands = new CommandLine(new RootCommand(log)).setOut(out).setErr(err);
      commands.setParameterExceptionHandler(Failures::mistake);
      commands.setExecutionExceptionHandler(Failures::failure);
      try {
        return commands.execute(args);
      } catch (Error e) { // which the handlers are not asked about: memory, most likely
        return Failures.failure(e, commands);
      }
    }
  }
}
