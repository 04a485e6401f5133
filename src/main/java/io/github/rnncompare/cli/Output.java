package io.github.rnncompare.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a stream of the program goes.
 *
 * @param raw hands on whatever it gets
 * @param shown hands on to the same what a terminal can be shown without harm, see {@link Harmless}
 * @param isTerminal whether a person looks at it as it is; else a file or a program gets it
 */
record Output(PrintWriter raw, PrintWriter shown, boolean isTerminal) {
  private static final int TYPE = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;

  Output(PrintWriter raw, boolean isTerminal) {
    this(raw, new PrintWriter(new HarmlessWriter(raw), true), isTerminal);
  }

  /** For what programs read, and must get as it is. */
  PrintWriter exact() {
    return isTerminal ? shown : raw;
  }

  /** Begins the terminal's last line anew. */
  void clearLine() {
    shown.flush();
    raw.print("\r\033[K");
    raw.flush();
  }

  /** Whether the standard output goes to a terminal, whatever the standard input may be. */
  @SuppressWarnings("SystemConsoleNull") // since JDK 22 never null: rather harmless than exact
  static boolean standardIsTerminal() {
    try {
      Path stream = Path.of("/dev/fd/1");
      int mode = (int) Files.getAttribute(stream, "unix:mode");
      Object device = Files.getAttribute(stream, "unix:rdev");
      boolean isNull = device.equals(Files.getAttribute(Path.of("/dev/null"), "unix:rdev"));
      return (mode & TYPE) == CHARACTER_DEVICE && !isNull;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return System.console() != null; // neither Linux nor macOS
    }
  }
}
