package io.github.rnncompare.cli;

import java.io.PrintWriter;

/** The program in this very process, for tests of other packages. */
public final class InProcess {
  private InProcess() {}

  /**
   * Runs a command.
   *
   * @return its exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return Main.run(out, err, args);
  }
}
