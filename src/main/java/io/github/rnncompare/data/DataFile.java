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
 * A data file, or a folder of them, that a spec names: a path from the working directory, or from
 * the data directory, which the environment variable {@code RNNCOMPARE_DATA} names.
 *
 * <p>The digest of a file is the SHA-256 of its content, unpacked if gzip packed it. That of a
 * folder is the SHA-256 of the lines that {@code sha256sum} prints for the files below it (digest
 * of the unpacked content, two blanks, path from the folder with '/', line feed), sorted by path,
 * without hidden ones, see {@link Folder}.
 *
 * @param name as the spec has it
 * @param source where the file can be fetched, if the spec says so
 * @param sha256 the digest in hexadecimal, if the spec says so
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
   * What was read.
   *
   * @param path where it was
   * @param file with the digest of the very bytes that were read
   */
  public record Read<T>(T content, Path path, DataFile file) {}

  /** Reads content, each file of it once. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(DataContent content) throws IOException;
  }

  /**
   * Finds the file or folder and reads it.
   *
   * @throws UserErrorException if it is at none of the places, has another content than the spec
   *     says, or {@code reader} finds a mistake in it, which counts where the content is that of
   *     the spec
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

  private Path find() {
    Path path = path();
    if (!name.isBlank() && Files.exists(path)) {
      return path;
    }
    Optional<Path> there =
        Optional.ofNullable(System.getenv(VARIABLE)).map(data -> Path.of(data).resolve(name));
    return there
        .filter(found -> Files.exists(found) && !name.isBlank())
        .orElseThrow(() -> missing(there));
  }

  private void requireExpected(Path path, String digest) {
    if (sha256.isPresent() && !sha256.get().equalsIgnoreCase(digest)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: its SHA-256 is %s; the spec expects %s. Fetch the file again%s, or take sha256 out of the spec.",
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
      throw new UserErrorException("'" + name + "' is no file name: " + e.getReason(), e);
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
