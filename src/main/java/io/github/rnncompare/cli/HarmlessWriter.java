package io.github.rnncompare.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Passes text on so that a terminal shows it and does nothing else with it, see {@link Harmless}.
 * Lines are passed on when they end, and what there is of one when the writer is flushed.
 */
final class HarmlessWriter extends FilterWriter {
  private final StringBuilder line = new StringBuilder();

  HarmlessWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int character) throws IOException {
    synchronized (lock) {
      line.append((char) character);
      passOnLines();
    }
  }

  @Override
  public void write(char[] characters, int from, int length) throws IOException {
    synchronized (lock) {
      line.append(characters, from, length);
      passOnLines();
    }
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    synchronized (lock) {
      line.append(text, from, from + length);
      passOnLines();
    }
  }

  private void passOnLines() throws IOException {
    passOn(line.lastIndexOf("\n") + 1);
  }

  private void passOn(int length) throws IOException {
    if (length > 0) {
      out.write(Harmless.text(line.substring(0, length)));
      line.delete(0, length);
    }
  }

  /** Half of a character, and what may be half the end of a line, wait for the other half. */
  @Override
  public void flush() throws IOException {
    synchronized (lock) {
      int length = line.length();
      boolean half =
          length > 0
              && (line.charAt(length - 1) == '\r'
                  || Character.isHighSurrogate(line.charAt(length - 1)));
      passOn(half ? length - 1 : length);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (lock) {
      passOn(line.length());
      out.close();
    }
  }
}
