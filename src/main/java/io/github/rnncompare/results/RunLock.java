package io.github.rnncompare.results;

import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a results folder for one run at a time. The operating system holds the lock, so that it
 * goes with the process however that ends.
 */
public final class RunLock implements AutoCloseable {
  /** Far behind the text, which others are to read while the lock is held. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @param holder who takes it, for whoever comes second
   * @throws MistakeException saying who holds it, if somebody does
   */
  public static RunLock take(Path directory, String holder) throws IOException {
    Path file = directory.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (lock(channel) == null) {
        throw new MistakeException(
            "%s is in use by %s. Wait for that run, or let this one go elsewhere with --out."
                .formatted(directory, Files.readString(file).strip()));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
      return new RunLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // this very process holds it
    }
  }

  /** Gives the folder back. The file stays: whoever waits for it may have it open already. */
  @Override
  public void close() throws IOException {
    channel.truncate(0);
    channel.close();
  }
}
