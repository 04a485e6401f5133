package io.github.rnncompare.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/** Reads a text by code points; a Windows line end '\r\n' is read as '\n'. */
final class CodePoints implements Closeable {
  static final int END = -1;

  private final Reader text;
  private int next;

  private CodePoints(Reader text) throws IOException {
    this.text = text;
    this.next = text.read();
  }

  static CodePoints open(DataContent file) throws IOException {
    return new CodePoints(DataText.open(file));
  }

  /** The next code point; {@link #END} after the last. */
  int next() throws IOException {
    int point = next;
    if (point != END) {
      next = text.read();
    }
    if (point == '\r' && next == '\n') {
      return next();
    }
    if (Character.isHighSurrogate((char) point)) { // strict UTF-8 has no unpaired surrogates
      point = Character.toCodePoint((char) point, (char) next);
      next = text.read();
    }
    return point;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
