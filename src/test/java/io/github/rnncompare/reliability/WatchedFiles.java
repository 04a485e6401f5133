package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.FileOperation.Kind;
import io.github.rnncompare.reliability.FileWatcher.DeadProcess;
import io.github.rnncompare.reliability.FileWatcher.Half;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;

/** A file system all of whose changes go past a watcher, which may stop them. */
final class WatchedFiles extends FilterFileSystemProvider {
  private static final Set<OpenOption> TO_WRITE =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);

  private final FileWatcher watcher;
  private final Set<FileChannel> open = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private volatile boolean dead;

  private WatchedFiles(Path directory, FileWatcher watcher) {
    super("watched://", directory.getFileSystem());
    this.watcher = watcher;
  }

  /** The same directory, watched. */
  static Path watch(Path directory, FileWatcher watcher) {
    return new WatchedFiles(directory, watcher).wrapPath(directory);
  }

  void alive() {
    if (dead) {
      throw new DeadProcess();
    }
  }

  /** A dead process has no open files, and no locks. */
  private synchronized void die() throws IOException {
    dead = true;
    for (FileChannel channel : open) {
      channel.close();
    }
  }

  void before(FileOperation operation, Half torn) throws IOException {
    alive();
    try {
      watcher.before(operation, torn);
    } catch (DeadProcess e) {
      die();
      throw e;
    }
  }

  void after(FileOperation operation) throws IOException {
    watcher.after(operation);
  }

  void closed(FileChannel channel) {
    open.remove(channel);
  }

  /** Something done to files, that can only be done as a whole. */
  private interface Change {
    void run() throws IOException;
  }

  private void change(FileOperation operation, Change change) throws IOException {
    before(operation, () -> {});
    change.run();
    after(operation);
  }

  /** Every operation, reading too, begins with this. */
  @Override
  protected Path toDelegate(Path path) {
    alive();
    return super.toDelegate(path);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path file = toDelegate(path);
    if (!isWriting(options)) {
      return opened(file, super.newFileChannel(path, options, attributes));
    }
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    FileOperation operation = new FileOperation(there ? Kind.OPEN : Kind.CREATE, file);
    before(operation, () -> {});
    FileChannel channel = super.newFileChannel(path, options, attributes);
    after(operation);
    return opened(file, channel);
  }

  private FileChannel opened(Path file, FileChannel channel) {
    open.add(channel);
    return new WatchedChannel(this, file, channel);
  }

  private static boolean isWriting(Set<? extends OpenOption> options) {
    return options.contains(StandardOpenOption.WRITE)
        || options.contains(StandardOpenOption.APPEND);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return isWriting(options)
        ? newFileChannel(path, options, attributes)
        : super.newByteChannel(path, options, attributes);
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    Set<OpenOption> chosen = options.length == 0 ? TO_WRITE : Set.of(options);
    if (!isWriting(chosen)) {
      throw new IllegalArgumentException("expected WRITE or APPEND, found " + chosen);
    }
    return Channels.newOutputStream(newFileChannel(path, chosen));
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    Path file = toDelegate(directory);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      super.createDirectory(directory, attributes); // which says so
      return;
    }
    change(
        new FileOperation(Kind.CREATE_DIRECTORY, file),
        () -> super.createDirectory(directory, attributes));
  }

  @Override
  public void delete(Path path) throws IOException {
    change(new FileOperation(Kind.DELETE, toDelegate(path)), () -> super.delete(path));
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    if (!Files.exists(toDelegate(path), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    delete(path);
    return true;
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    change(
        new FileOperation(Kind.MOVE, toDelegate(from), toDelegate(to)),
        () -> super.move(from, to, options));
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) throws IOException {
    change(
        new FileOperation(Kind.COPY, toDelegate(from), toDelegate(to)),
        () -> super.copy(from, to, options));
  }
}
