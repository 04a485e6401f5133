package io.github.rnncompare.cli;

import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that the user names for the output of a command.
 *
 * @param overwrite whether an existing regular file may be replaced
 * @param read the files that the command reads, which it never replaces
 */
record OutputFile(Path file, boolean overwrite, List<Path> read) {
  private static final int BUFFER = 1 << 16;

  /**
   * Checks, before any work, that the file can be written.
   *
   * @throws UserErrorException if it cannot be, or must not be
   */
  void check() throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw refused(
          Files.exists(folder)
              ? "cannot be written: " + folder + " is not a folder; name a file in one"
              : "cannot be written: there is no folder "
                  + folder
                  + "; create it, or name another file");
    }
    BasicFileAttributes found = attributes(file);
    if (found == null) {
      return;
    }
    if (found.isDirectory()) {
      throw refused("is a directory; name a file in it");
    }
    if (found.isSymbolicLink()) {
      throw refused("is a link; name the file itself, or another");
    }
    if (!found.isRegularFile()) {
      throw refused("is not a regular file but a device, a pipe or a socket; name another");
    }
    for (Path source : read) {
      if (isPartOf(source)) {
        throw refused("would replace an input; name another");
      }
    }
    if (!overwrite) {
      throw refused("already exists; name another, or replace it with --overwrite");
    }
  }

  private UserErrorException refused(String why) {
    return new UserErrorException("--out " + file + " " + why);
  }

  /** Whether the file is {@code source} or in it, even under another name. */
  private boolean isPartOf(Path source) throws IOException {
    return Files.exists(source)
        && (Files.isSameFile(file, source)
            || (Files.isDirectory(source) && file.toRealPath().startsWith(source.toRealPath())));
  }

  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** What goes into the file. */
  @FunctionalInterface
  interface Content {
    /** Writes all of it. */
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Writes the file atomically; on failure, what was there stays.
   *
   * @throws UserErrorException if by now it must not be written
   */
  void write(Content content) throws IOException {
    check();
    AtomicFile.write(
        file,
        bytes -> {
          Writer out =
              new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), BUFFER);
          content.writeTo(out);
          out.flush();
        });
  }
}
