package io.github.rnncompare.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a command that builds something, to its end. */
final class Command {
  private Command() {}

  /**
   * Waits for a command, whose output goes where this program's goes.
   *
   * @throws IOException if it fails, or is interrupted
   */
  static void run(Path directory, List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("expected exit code 0 of " + command + ", found " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException("interrupted while " + command + " ran", e);
    }
  }
}
