package io.github.rnncompare.folder;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Locks a results folder for one run at a time. The operating system holds the lock and releases it
 * when the process ends, however it ends.
 */
public final class RunLock implements AutoCloseable {
  /**
   * The locked byte is far behind the text, so that others can read the text while the lock is
   * held.
   */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /**
   * The holder of each lock in this process, by the lock file. POSIX systems release a process's
   * lock as soon as it closes the file, even if it opened it a second time only to read.
   */
  private static final Map<Path, String> HERE = new ConcurrentHashMap<>();

  /** The start of a lock file that is or was in use. */
  private static final String HOLDER = "process ";

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Locks the folder.
   *
   * @param holder describes this process, for the message to others
   * @throws UserErrorException naming the holder, if the folder is in use
   */
  public static RunLock take(Path directory, String holder) throws IOException {
    Path file = directory.toRealPath().resolve(FolderNames.LOCK);
    if (FileKind.of(file) != FileKind.ABSENT && !isOurs(file)) {
      throw new FileSystemException(
          file.toString(), null, "it is no lock of rnn-compare's; move it away");
    }
    String here = HERE.putIfAbsent(file, holder);
    if (here != null) {
      throw inUse(directory, here);
    }
    try {
      return new RunLock(file, open(directory, file, holder));
    } catch (IOException | RuntimeException e) {
      HERE.remove(file);
      throw e;
    }
  }

  /** "process 1234 since 2026-01-01T00:00:00Z: run experiments/seed.yaml". */
  public static String holder(String command) {
    return String.format(
        Locale.ROOT,
        "%s%d since %s%s",
        HOLDER,
        ProcessHandle.current().pid(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        command.isEmpty() ? "" : ": " + command);
  }

  /**
   * Whether a file with the lock's name is a lock, by its content; no other file is truncated or
   * written to.
   */
  public static boolean isOurs(Path file) throws IOException {
    if (FileKind.of(file) != FileKind.PLAIN || FileKind.hasOtherNames(file)) {
      return false;
    }
    Path real = file.toRealPath();
    if (HERE.containsKey(real) || Files.size(real) == 0) {
      return true;
    }
    try (InputStream content = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      return new String(content.readNBytes(HOLDER.length()), StandardCharsets.UTF_8).equals(HOLDER);
    }
  }

  private static FileChannel open(Path directory, Path file, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    try {
      if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
        throw inUse(directory, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw AtomicFile.named(file, e);
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static UserErrorException inUse(Path directory, String holder) {
    return new UserErrorException(
        String.format(
            Locale.ROOT,
            "%s is in use by %s. Wait for that run, or choose another folder with --out.",
            directory,
            holder.isEmpty() ? "another run" : holder));
  }

  /**
   * Releases the folder. The file stays, as another process that waits may have it open already.
   */
  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(0);
    } finally {
      HERE.remove(file);
    }
  }
}
