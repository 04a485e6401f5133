package io.github.rnncompare.cli;

import java.io.PrintWriter;

/** Says how to continue when a run is interrupted from the keyboard. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  Interruption(PrintWriter err) {
    hook =
        new Thread(
            () -> {
              err.println();
              err.println("Interrupted. The same command continues from here.");
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Called when the run has ended by itself. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the JVM is shutting down, and the hook runs
    }
  }
}
