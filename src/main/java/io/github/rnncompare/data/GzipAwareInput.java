package io.github.rnncompare.data;

import io.github.rnncompare.spec.PlainFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a data file, unpacked where its first two bytes say that it is packed by gzip. */
final class GzipAwareInput {
  private static final int BUFFER = 1 << 16;
  private static final int[] GZIP = {0x1f, 0x8b};

  private GzipAwareInput() {}

  /**
   * Opens a file; damage of a packed one is told while it is read.
   *
   * @throws UserErrorException if there is no such file, or it is a directory, a device or a pipe
   */
  static InputStream open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new UserErrorException("no such data file: " + file);
    }
    PlainFile.require(file, "file");
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      return isPacked(bytes) ? new Gzip(file, bytes) : bytes;
    } catch (EOFException | ZipException e) {
      bytes.close();
      throw damaged(file, e);
    }
  }

  private static boolean isPacked(InputStream bytes) throws IOException {
    bytes.mark(GZIP.length);
    boolean packed = bytes.read() == GZIP[0] && bytes.read() == GZIP[1];
    bytes.reset();
    return packed;
  }

  private static UserErrorException damaged(Path file, IOException e) {
    return new UserErrorException(
        String.format(
            Locale.ROOT,
            "%s: begins as a file packed by gzip, but is cut off or damaged (%s); fetch or pack it again",
            file,
            e.getMessage()),
        e);
  }

  private static final class Gzip extends GZIPInputStream {
    private static final int TRAILER = 8;
    private final Path file;

    Gzip(Path file, InputStream packed) throws IOException {
      super(packed, BUFFER);
      this.file = file;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        int count = super.read(into, offset, length);
        // Java passes over what follows the last part that it can read, and data with it.
        if (count < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
          throw new ZipException("what follows its end is no gzip");
        }
        return count;
      } catch (EOFException | ZipException e) {
        throw damaged(file, e);
      }
    }
  }
}
