package io.github.rnncompare.cli;

import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that a person names for what a command writes.
 *
 * @param overwrite whether a plain file that is there may be replaced
 * @param read what the command reads, which it never replaces
 */
record OutputFile(Path file, boolean overwrite, List<Path> read) {

  /**
   * Finds, before any work, what would keep the file from being written.
   *
   * @throws UserErrorException if it may not be
   */
  void check() throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw refused(
          Files.exists(folder)
              ? "cannot be: " + folder + " is no folder; name a file in one"
              : "cannot be: there is no folder " + folder + "; make it, or name a file elsewhere");
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
      throw refused("is no plain file but a device, a pipe or a socket; name another");
    }
    for (Path source : read) {
      if (isPartOf(source)) {
        throw refused("would replace what is read; name another");
      }
    }
    if (!overwrite) {
      throw refused("is there already; name another, or replace it with --overwrite");
    }
  }

  private UserErrorException refused(String why) {
    return new UserErrorException("--out " + file + " " + why);
  }

  /** Whether the file, by whatever name, is {@code source} or one of its files. */
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

  /**
   * Writes the file whole, or leaves what was there.
   *
   * @throws UserErrorException if by now it may not be written
   */
  void write(String content) throws IOException {
    check();
    AtomicFile.write(file, content);
  }
}
