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
 * Keeps a results folder for one run at a time. The operating system holds the lock, so that it
 * goes with the process however that ends.
 */
public final class RunLock implements AutoCloseable {
  /** Far behind the text, which others are to read while the lock is held. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /**
   * Who holds what in this very process, by the lock's file. POSIX systems take a process's lock
   * away when it closes the file, even one that it opened a second time to look.
   */
  private static final Map<Path, String> HERE = new ConcurrentHashMap<>();

  /** How a lock begins that is or was held. */
  private static final String HOLDER = "process ";

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @param holder who takes it, for whoever comes second
   * @throws UserErrorException saying who holds it, if somebody does
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
   * Whether what is under the lock's name is a lock, by what it holds; nothing else is ever emptied
   * or written into.
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
            "%s is in use by %s. Wait for that run, or let this one go elsewhere with --out.",
            directory,
            holder.isEmpty() ? "another run" : holder));
  }

  /** Gives the folder back. The file stays: whoever waits for it may have it open already. */
  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(0);
    } finally {
      HERE.remove(file);
    }
  }
}
