package io.github.rnncompare.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes text that is harmless for a terminal, see {@link Harmless}. Complete lines are passed on
 * at once, an incomplete line when the writer is flushed.
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

  /** Keeps back half of a surrogate pair, or a '\r' that may begin a line end. */
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
