package io.github.rnncompare.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs a command; without any, the experiment of the lecture notes. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    // For libraries, which format for the machine's.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(new Output(out, Output.standardIsTerminal()), err, args);
    if (code != 0) {
      // Inside Maven an exception would be the other way to fail, and would print a stack trace.
      System.exit(code);
    }
  }

  /** Runs a command whose output no person looks at as it is. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(new Output(out, false), err, args);
  }

  /**
   * Runs a command without ending the JVM. All that it prints is made harmless here, see {@link
   * Harmless}, but for what it hands to other programs.
   *
   * @return 0 done; 1 something ran and failed; 2 a mistake in the arguments or the spec
   */
  static int run(Output out, PrintWriter err, String... args) {
    PrintWriter shownErr = new PrintWriter(new HarmlessWriter(err), true);
    try (RunLog log = RunLog.start()) {
      CommandLine commands = new CommandLine(new RootCommand(log, out));
      commands.setOut(out.shown()).setErr(shownErr);
      commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
      commands.setExpandAtFiles(false); // a file's name may begin with "@"
      commands.setParameterExceptionHandler(Failures::mistake);
      commands.setExecutionExceptionHandler(Failures::failure);
      try {
        return commands.execute(args);
      } catch (Error e) { // which the handlers are not asked about: memory, most likely
        return Failures.failure(e, commands);
      }
    } finally {
      out.shown().flush();
      shownErr.flush();
    }
  }
}
