package io.github.rnncompare.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The entry point of the program. */
public final class Main {
  private Main() {}

  /** Runs a command; by default, the experiment of the lecture notes. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    // For libraries, which would format for the machine's locale.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Output output = new Output(out, Output.standardIsTerminal());
    int code = run(output, Input.standard(output), err, args);
    if (code != 0) {
      // Inside Maven the alternative is an exception, which would print a stack trace.
      System.exit(code);
    }
  }

  /** Runs a command whose output does not go to a terminal. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(new Output(out, false), Input.NONE, err, args);
  }

  /**
   * Runs a command without ending the JVM. Its output is made harmless here, see {@link Harmless},
   * except for output meant for other programs.
   *
   * @return 0 for success; 1 if something ran and failed; 2 for a user error
   */
  static int run(Output out, Input input, PrintWriter err, String... args) {
    PrintWriter shownErr = new PrintWriter(new HarmlessWriter(err), true);
    try (RunLog log = RunLog.start()) {
      CommandLine commands = new CommandLine(new RootCommand(log, out, input));
      commands.setOut(out.shown()).setErr(shownErr);
      commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
      commands.setExpandAtFiles(false); // a file name may begin with "@"
      commands.setParameterExceptionHandler(Failures::userError);
      commands.setExecutionExceptionHandler(Failures::failure);
      try {
        return commands.execute(args);
      } catch (Error e) { // not passed to the handlers; most likely a lack of memory
        return Failures.failure(e, commands);
      }
    } finally {
      out.shown().flush();
      shownErr.flush();
    }
  }
}
