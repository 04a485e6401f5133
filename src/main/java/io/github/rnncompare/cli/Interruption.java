package io.github.rnncompare.cli;

import java.io.PrintWriter;

/** Says, where a run is interrupted from the keyboard, that nothing is lost. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  Interruption(PrintWriter err) {
    hook =
        new Thread(
            () -> {
              err.println();
              err.println("Interrupted. The same command goes on from here.");
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The run has come to an end by itself. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // Java is ending already, and the hook runs
    }
  }
}
