package io.github.rnncompare.data;

import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Section;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
   * The file on this machine.
   *
   * @param path where it is
   * @param file with the digest of what is there
   */
  public record Found(Path path, DataFile file) {}

  /**
   * Finds the file.
   *
   * @throws MistakeException if it is at none of the places, or has another content than the spec
   *     says
   */
  public Found find() throws IOException {
    Path path = path();
    if (name.isBlank() || !Files.exists(path)) {
      Optional<Path> there =
          Optional.ofNullable(System.getenv(VARIABLE)).map(data -> Path.of(data).resolve(name));
      path =
          there
              .filter(found -> Files.exists(found) && !name.isBlank())
              .orElseThrow(() -> missing(there));
    }
    String digest = digest(path);
    if (sha256.isPresent() && !sha256.get().equalsIgnoreCase(digest)) {
      throw new MistakeException(
          String.format(
              Locale.ROOT,
              "%s: its SHA-256 is %s; the spec expects %s. Fetch the file again%s, or take sha256 out of the spec.",
              path,
              digest,
              sha256.get(),
              source.map(s -> " from " + s).orElse("")));
    }
    return new Found(path, new DataFile(name, source, Optional.of(digest)));
  }

  private Path path() {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new MistakeException("'" + name + "' is no file name: " + e.getReason(), e);
    }
  }

  private MistakeException missing(Optional<Path> there) {
    String fetch = source.map(address -> "\nFetch " + address).orElse("\nPut the file in place");
    return new MistakeException(
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

  private static String digest(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      try (InputStream content = Unpacked.open(path)) {
        return digest(content);
      }
    }
    StringBuilder lines = new StringBuilder();
    for (String file : Folder.files(path)) {
      lines.append(digest(path.resolve(file))).append("  ").append(file).append('\n');
    }
    return digest(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** SHA-256 in hexadecimal. */
  private static String digest(InputStream content) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
