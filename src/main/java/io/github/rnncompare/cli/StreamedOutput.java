package io.github.rnncompare.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Passes text on to a stream of the program, and fails once nobody reads that any more, as after
 * {@code | head}. Closing leaves the stream open.
 */
final class StreamedOutput extends Writer {
  private final PrintWriter out;

  StreamedOutput(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void write(char[] characters, int from, int length) throws IOException {
    out.write(characters, from, length);
    flush();
  }

  @Override
  public void flush() throws IOException {
    if (out.checkError()) { // which flushes
      throw new IOException("the output is closed");
    }
  }

  @Override
  public void close() {}
}
