package io.github.rnncompare.data;

import io.github.rnncompare.spec.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes a digest of content while it is read, so that it belongs to exactly the bytes that were
 * read, even if the files change later. Each file is opened once; closing it reads what its reader
 * left. {@link DataFile} defines the digests.
 */
final class DigestedContent implements DataContent {
  private final Path path;
  private @Nullable DigestingInput opened;

  /** Of a folder: its files by their relative paths, listed once. */
  private @Nullable Map<String, DigestedContent> files;

  DigestedContent(Path path) {
    this.path = path;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public InputStream open() throws IOException {
    if (opened != null) {
      throw new IllegalStateException(path + " is opened again, and may have changed");
    }
    opened = new DigestingInput(GzipAwareInput.open(path));
    return opened;
  }

  @Override
  public List<String> files() throws IOException {
    return List.copyOf(below().keySet());
  }

  @Override
  public DataContent file(String name) {
    DigestedContent file = files == null ? null : files.get(name);
    if (file == null) {
      throw new IllegalArgumentException(name + " is not among the files that were listed");
    }
    return file;
  }

  private Map<String, DigestedContent> below() throws IOException {
    Map<String, DigestedContent> listed = files;
    if (listed == null) {
      listed = new LinkedHashMap<>();
      for (String name : Folder.files(path)) {
        listed.put(name, new DigestedContent(path.resolve(name)));
      }
      files = listed;
    }
    return listed;
  }

  /** Whether the file was opened, or the folder listed. */
  boolean isBegun() {
    return opened != null || files != null;
  }

  /**
   * The digest, after reading whatever has not been read; empty if a file could not be read to its
   * end.
   */
  Optional<String> digest() throws IOException {
    if (files == null) {
      if (opened == null) {
        open().close();
      }
      return opened == null ? Optional.empty() : opened.digest();
    }
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, DigestedContent> file : files.entrySet()) {
      Optional<String> digest = file.getValue().digest();
      if (digest.isEmpty()) {
        return Optional.empty();
      }
      lines.append(digest.get()).append("  ").append(file.getKey()).append('\n');
    }
    return Optional.of(Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Updates a digest with the bytes that pass through to a reader. */
  private static final class DigestingInput extends InputStream {
    private final InputStream content;
    private final MessageDigest sha256 = Sha256.begin();
    private boolean closed;
    private Optional<String> digest = Optional.empty();

    DigestingInput(InputStream content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = content.read(into, offset, length);
      if (count > 0) {
        sha256.update(into, offset, count);
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (content) {
        transferTo(OutputStream.nullOutputStream());
        digest = Optional.of(Sha256.end(sha256));
      }
    }

    /** The digest of all bytes, in hexadecimal; empty before closing, or if reading failed. */
    Optional<String> digest() {
      return digest;
    }
  }
}
