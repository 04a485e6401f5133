package io.github.rnncompare.data;

import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A data file, or a folder of them, that a spec names. Its path is relative to the working
 * directory, or to the data directory, which the environment variable {@code RNNCOMPARE_DATA} sets;
 * on a machine of a cluster it may have been sent, see {@link SentData}.
 *
 * <p>The digest of a file is the SHA-256 of its content, decompressed if gzip. The digest of a
 * folder is the SHA-256 of the lines that {@code sha256sum} prints for the files below it (digest
 * of the decompressed content, two blanks, relative path with '/', line feed), sorted by path,
 * without hidden files, see {@link Folder}.
 *
 * @param name the path in the spec
 * @param source where the file can be downloaded, if the spec gives it
 * @param sha256 the digest in hexadecimal, if the spec or a reading gives it
 */
public record DataFile(String name, Optional<String> source, Optional<String> sha256) {
  private static final String VARIABLE = "RNNCOMPARE_DATA";

  /** The file that the key {@code file} names. */
  public static DataFile read(Section spec) {
    return read(spec, "file");
  }

  /** The file or folder that {@code key} names. */
  public static DataFile read(Section spec, String key) {
    return new DataFile(spec.text(key), spec.optionalText("source"), spec.optionalText("sha256"));
  }

  /**
   * The result of reading.
   *
   * @param path where the data were found
   * @param file the data file, with the digest of exactly the bytes that were read
   */
  public record Read<T>(T content, Path path, DataFile file) {}

  /** Reads content, opening each file once. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(DataContent content) throws IOException;
  }

  /**
   * Finds the file or folder and reads it.
   *
   * @throws UserErrorException if it is not found, if its digest differs from that in the spec, or
   *     if {@code reader} finds an error in it; a different digest takes precedence
   */
  public <T> Read<T> read(Reader<T> reader) throws IOException {
    Path path = find();
    DigestedContent content = new DigestedContent(path);
    T read;
    try {
      read = reader.read(content);
    } catch (UserErrorException e) {
      if (sha256.isPresent() && content.isBegun()) {
        content.digest().ifPresent(digest -> requireExpected(path, digest));
      }
      throw e;
    }
    String digest = content.digest().orElseThrow();
    requireExpected(path, digest);
    return new Read<>(read, path, new DataFile(name, source, Optional.of(digest)));
  }

  /**
   * Reads a file or folder that a user names.
   *
   * @throws UserErrorException if there is none, or {@code reader} finds an error in it
   */
  public static <T> Read<T> read(Path path, Reader<T> reader) throws IOException {
    DigestedContent content = new DigestedContent(path);
    T read = reader.read(content);
    return new Read<>(
        read, path, new DataFile(path.toString(), Optional.empty(), content.digest()));
  }

  /**
   * The digest of a file or folder that a user names; empty if there is none, or it cannot be read.
   *
   * @throws UserErrorException if it is a device or a pipe
   */
  public static Optional<String> digest(Path path) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    DigestedContent content = new DigestedContent(path);
    if (Files.isDirectory(path)) {
      content.files();
    }
    return content.digest();
  }

  /** Where it is. */
  Path find() {
    Path path = path();
    if (!name.isBlank() && Files.exists(path)) {
      return path;
    }
    Optional<Path> there =
        Optional.ofNullable(System.getenv(VARIABLE)).map(data -> Path.of(data).resolve(name));
    return there
        .filter(found -> Files.exists(found) && !name.isBlank())
        .or(() -> SentData.find(name))
        .orElseThrow(() -> missing(there));
  }

  private void requireExpected(Path path, String digest) {
    if (sha256.isPresent() && !sha256.get().equalsIgnoreCase(digest)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: its SHA-256 is %s; the spec expects %s. Fetch the file again%s, or remove sha256 from the spec.",
              path,
              digest,
              sha256.get(),
              source.map(s -> " from " + s).orElse("")));
    }
  }

  private Path path() {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UserErrorException("'" + name + "' is not a file name: " + e.getReason(), e);
    }
  }

  private UserErrorException missing(Optional<Path> there) {
    String fetch = source.map(address -> "\nFetch " + address).orElse("\nPut the file in place");
    return new UserErrorException(
        String.format(
            Locale.ROOT,
            "no data file '%s': looked for %s and for %s.%s\nas %s below a directory of your choice, and name that directory in the environment variable %s.",
            name,
            path().toAbsolutePath(),
            there.map(Path::toString).orElse("one below " + VARIABLE + ", which is not set"),
            fetch,
            name,
            VARIABLE));
  }
}
