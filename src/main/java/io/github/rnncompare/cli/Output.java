package io.github.rnncompare.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An output stream of the program.
 *
 * @param raw passes everything on unchanged
 * @param shown passes text on to the same stream, made harmless for a terminal, see {@link
 *     Harmless}
 * @param isTerminal whether the stream goes to a terminal, rather than to a file or a program
 */
record Output(PrintWriter raw, PrintWriter shown, boolean isTerminal) {
  private static final int TYPE = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;

  Output(PrintWriter raw, boolean isTerminal) {
    this(raw, new PrintWriter(new HarmlessWriter(raw), true), isTerminal);
  }

  /** For output that programs must get unchanged; harmless if it goes to a terminal. */
  PrintWriter exact() {
    return isTerminal ? shown : raw;
  }

  /** Clears the terminal's last line. */
  void clearLine() {
    shown.flush();
    raw.print("\r\033[K");
    raw.flush();
  }

  /** Whether the standard output is a terminal, regardless of the standard input. */
  @SuppressWarnings(
      "SystemConsoleNull") // never null since JDK 22; then output is harmless rather than exact
  static boolean standardIsTerminal() {
    return isTerminal("/dev/fd/1");
  }

  /**
   * Whether a stream of this process is a terminal.
   *
   * @param descriptor its path
   */
  @SuppressWarnings("SystemConsoleNull") // see above
  static boolean isTerminal(String descriptor) {
    try {
      Path stream = Path.of(descriptor);
      int mode = (int) Files.getAttribute(stream, "unix:mode");
      Object device = Files.getAttribute(stream, "unix:rdev");
      boolean isNull = device.equals(Files.getAttribute(Path.of("/dev/null"), "unix:rdev"));
      return (mode & TYPE) == CHARACTER_DEVICE && !isNull;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return System.console() != null; // neither Linux nor macOS
    }
  }
}
