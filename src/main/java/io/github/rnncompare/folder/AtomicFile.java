package io.github.rnncompare.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes files atomically: whenever the program is killed or the power fails, a file is there in
 * full or not at all. The content is on the disk before the name is, and both are when the write
 * returns.
 *
 * <p>The content goes to a new file with an unguessable temporary name, which is then renamed, so
 * that nothing is written through a link. Only a plain file is replaced; if anything else has the
 * name, nothing is written.
 */
public final class AtomicFile {
  /** Java copies each write into native memory, which a large file may not fit into. */
  private static final int SLICE = 1 << 20;

  private AtomicFile() {}

  /** What a file holds. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes several files that belong together: all are written before the first is renamed; they
   * are renamed in the map's order.
   *
   * @throws IOException naming the file
   */
  public static void writeAll(Map<Path, byte[]> contents) throws IOException {
    Map<Path, Path> written = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
        Path file = entry.getKey();
        requireReplaceable(file);
        Path unfinished = file.resolveSibling(TemporaryName.next());
        written.put(unfinished, file);
        writeThrough(unfinished, file, out -> inSlices(entry.getValue(), out));
      }
      for (Map.Entry<Path, Path> entry : written.entrySet()) {
        move(entry.getKey(), entry.getValue());
      }
      for (Path directory : directories(contents.keySet())) {
        force(directory);
      }
    } finally {
      for (Path unfinished : written.keySet()) {
        Files.deleteIfExists(unfinished);
      }
    }
  }

  private static void move(Path unfinished, Path file) throws IOException {
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void requireReplaceable(Path file) throws IOException {
    FileKind kind = FileKind.of(file);
    if (kind != FileKind.ABSENT && kind != FileKind.PLAIN) {
      throw new FileSystemException(
          file.toString(), null, "it is " + kind.words() + ", not a file");
    }
  }

  private static Set<Path> directories(Set<Path> files) {
    Set<Path> directories = new LinkedHashSet<>();
    files.forEach(file -> directories.add(file.resolveSibling("")));
    return directories;
  }

  /**
   * Syncs a directory, as POSIX systems need to make a new name durable; does nothing on others.
   */
  public static void force(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Path absolute = directory.toAbsolutePath();
      try (FileChannel channel = FileChannel.open(absolute, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void inSlices(byte[] content, OutputStream out) throws IOException {
    for (int written = 0; written < content.length; written += SLICE) {
      out.write(content, written, Math.min(SLICE, content.length - written));
    }
  }

  private static void writeThrough(Path unfinished, Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(Channels.newOutputStream(channel));
      channel.force(true);
    } catch (IOException e) {
      throw named(file, e);
    }
  }

  /**
   * An exception like {@code e} that names {@code file}: "No space left on device" alone does not
   * say where, and the temporary name means nothing to a user.
   */
  public static IOException named(Path file, IOException e) {
    String name = file.toString();
    if (e instanceof AccessDeniedException) {
      return caused(new AccessDeniedException(name), e);
    }
    if (e instanceof NoSuchFileException) {
      return caused(new NoSuchFileException(name), e);
    }
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return caused(
        new FileSystemException(name, null, reason == null ? e.getClass().getSimpleName() : reason),
        e);
  }

  private static IOException caused(IOException failure, IOException cause) {
    failure.initCause(cause);
    return failure;
  }

  /**
   * Replaces the content of {@code file} with {@code content} in UTF-8.
   *
   * @throws IOException naming the file, which then still has its old content
   */
  public static void write(Path file, String content) throws IOException {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Replaces the content of {@code file}.
   *
   * @throws IOException naming the file, which then still has its old content
   */
  public static void write(Path file, byte[] content) throws IOException {
    writeAll(Map.of(file, content));
  }

  /**
   * Replaces the content of {@code file} with one that is made while it is written, which may take
   * long.
   *
   * @throws IOException naming the file, which then still has its old content
   */
  public static void write(Path file, Content content) throws IOException {
    requireReplaceable(file);
    Path unfinished = file.resolveSibling(TemporaryName.next());
    unfinished.toFile().deleteOnExit(); // interrupted from the keyboard
    try {
      writeThrough(unfinished, file, content);
      requireReplaceable(file);
      move(unfinished, file);
      force(file.resolveSibling(""));
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
