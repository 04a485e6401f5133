package io.github.rnncompare.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes files that appear whole or not at all, whenever the program is killed or the power fails:
 * the content is on the disk before the name is, and both are when the writer returns.
 */
public final class AtomicFile {
  private static final String UNFINISHED = ".tmp";

  private AtomicFile() {}

  /**
   * Writes several files that belong together: none takes its place before all are written; then
   * they do so in the map's order.
   *
   * @throws IOException naming the file
   */
  static void writeAll(Map<Path, byte[]> contents) throws IOException {
    try {
      for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
        writeThrough(unfinished(entry.getKey()), entry.getValue());
      }
      for (Path file : contents.keySet()) {
        Files.move(
            unfinished(file),
            file,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      for (Path directory : directories(contents.keySet())) {
        force(directory);
      }
    } finally {
      for (Path file : contents.keySet()) {
        Files.deleteIfExists(unfinished(file));
      }
    }
  }

  private static Set<Path> directories(Set<Path> files) {
    Set<Path> directories = new LinkedHashSet<>();
    files.forEach(file -> directories.add(file.toAbsolutePath().resolveSibling("")));
    return directories;
  }

  /** On POSIX systems a new name is on the disk when its directory is; others see to it. */
  private static void force(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException e) {
      throw named(file, e);
    }
  }

  /** "No space left on device" alone does not say where. */
  static IOException named(Path file, IOException e) {
    return e instanceof FileSystemException
        ? e
        : new FileSystemException(file.toString(), null, e.getMessage());
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  /** Takes away what writers that were killed have left half-written in a directory. */
  static void tidy(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + UNFINISHED)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Puts {@code content}, in UTF-8, in the place of whatever {@code file} held.
   *
   * @throws IOException naming the file; what it held before is then still there
   */
  public static void write(Path file, String content) throws IOException {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Puts {@code content} in the place of whatever {@code file} held.
   *
   * @throws IOException naming the file; what it held before is then still there
   */
  public static void write(Path file, byte[] content) throws IOException {
    writeAll(Map.of(file, content));
  }

  /** The texts in UTF-8, in the same order. */
  static Map<Path, byte[]> utf8(Map<Path, String> texts) {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    texts.forEach((file, text) -> contents.put(file, text.getBytes(StandardCharsets.UTF_8)));
    return contents;
  }
}
