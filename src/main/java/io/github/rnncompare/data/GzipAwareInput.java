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

/** Opens data files, decompressing those whose first two bytes mark them as gzip. */
final class GzipAwareInput {
  private static final int BUFFER = 1 << 16;
  private static final int[] GZIP = {0x1f, 0x8b};

  private GzipAwareInput() {}

  /**
   * Opens a file; damage of a gzip file is reported while it is read.
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
            "%s: begins as a gzip file, but is truncated or damaged (%s); fetch or compress it again",
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
        // Java silently ignores what follows the last readable gzip member, even if it is data.
        if (count < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
          throw new ZipException("what follows its end is not gzip");
        }
        return count;
      } catch (EOFException | ZipException e) {
        throw damaged(file, e);
      }
    }
  }
}
