package io.github.rnncompare.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Writes files that appear whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes several files that belong together: none takes its place before all are written.
   *
   * @throws IOException naming the file
   */
  static void writeAll(Map<Path, String> contents) throws IOException {
    try {
      for (Map.Entry<Path, String> entry : contents.entrySet()) {
        Files.writeString(unfinished(entry.getKey()), entry.getValue());
      }
      for (Path file : contents.keySet()) {
        Files.move(
            unfinished(file),
            file,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Path file : contents.keySet()) {
        Files.deleteIfExists(unfinished(file));
      }
    }
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + ".tmp");
  }

  /**
   * Puts {@code content}, in UTF-8, in the place of whatever {@code file} held.
   *
   * @throws IOException naming the file; what it held before is then still there
   */
  public static void write(Path file, String content) throws IOException {
    writeAll(Map.of(file, content));
  }
}
