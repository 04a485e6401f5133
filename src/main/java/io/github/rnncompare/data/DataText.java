package io.github.rnncompare.data;

import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads the text of a data file piece by piece: UTF-8, plain or gzip (whatever the file's name). A
 * byte order mark at the beginning is dropped.
 */
public final class DataText extends Reader {
  private static final int BUFFER = 1 << 16;
  private static final char MARK = '\uFEFF';

  private final Path file;
  private final InputStream bytes;

  /** Reports what is not UTF-8; Java's readers would replace it by U+FFFD. */
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  private final ByteBuffer encoded = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer decoded = CharBuffer.allocate(BUFFER).flip();
  private boolean begun;
  private boolean atEnd;
  private long line = 1;
  private char last;

  private DataText(Path file, InputStream bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Opens a file. Reading from it may throw a {@link UserErrorException} that names the file, and
   * the line of what is not UTF-8.
   *
   * @throws UserErrorException if the file does not exist, or is empty
   */
  public static BufferedReader open(DataContent file) throws IOException {
    DataText text = new DataText(file.path(), file.open());
    try {
      if (!text.fill()) {
        throw new UserErrorException(file.path() + ": is empty; write or fetch the file again");
      }
      return new BufferedReader(text);
    } catch (IOException | UserErrorException e) {
      text.close();
      throw e;
    }
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (!decoded.hasRemaining() && !fill()) {
      return -1;
    }
    int count = Math.min(length, decoded.remaining());
    decoded.get(into, offset, count);
    return count;
  }

  /** Decodes the next characters, at least one; false at the end. */
  private boolean fill() throws IOException {
    decoded.clear();
    while (decoded.position() == 0) {
      CoderResult result = decoder.decode(encoded, decoded, atEnd);
      if (!begun && decoded.position() > 0) {
        begun = true;
        dropMark();
      }
      if (decoded.position() > 0) {
        break; // an error after these is reported once they have been read
      }
      if (result.isError()) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s:%d: byte 0x%02X is not UTF-8 text; save the file as UTF-8",
                file,
                line,
                encoded.get(encoded.position())));
      }
      if (atEnd) {
        break;
      }
      more();
    }
    decoded.flip();
    countLines();
    return decoded.hasRemaining();
  }

  private void dropMark() {
    if (decoded.get(0) == MARK) {
      decoded.flip().get();
      decoded.compact();
    }
  }

  private void more() throws IOException {
    encoded.compact();
    int count = bytes.read(encoded.array(), encoded.position(), encoded.remaining());
    atEnd = count < 0;
    encoded.position(encoded.position() + Math.max(0, count)).flip();
  }

  /** A line ends with '\n', '\r\n' or '\r', as in FastCSV. */
  private void countLines() {
    for (int i = 0; i < decoded.limit(); i++) {
      char next = decoded.get(i);
      if (next == '\r' || (next == '\n' && last != '\r')) {
        line++;
      }
      last = next;
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
