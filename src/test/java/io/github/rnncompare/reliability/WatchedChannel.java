package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.FileOperation.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import org.apache.lucene.tests.mockfile.FilterFileChannel;

/** An open file of {@link WatchedFiles}. */
final class WatchedChannel extends FilterFileChannel {
  private final WatchedFiles files;
  private final Path file;

  WatchedChannel(WatchedFiles files, Path file, FileChannel delegate) {
    super(delegate);
    this.files = files;
    this.file = file;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    FileOperation operation = new FileOperation(Kind.WRITE, file);
    files.before(operation, () -> delegate.write(half(bytes)));
    int written = super.write(bytes);
    files.after(operation);
    return written;
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    FileOperation operation = new FileOperation(Kind.WRITE, file);
    files.before(operation, () -> delegate.write(half(bytes), position));
    int written = super.write(bytes, position);
    files.after(operation);
    return written;
  }

  private static ByteBuffer half(ByteBuffer bytes) {
    return bytes.duplicate().limit(bytes.position() + bytes.remaining() / 2);
  }

  /** One buffer at a time, which callers must be ready for. */
  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
    long written = 0;
    for (int i = offset; i < offset + length; i++) {
      written += write(buffers[i]);
    }
    return written;
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long count) throws IOException {
    FileOperation operation = new FileOperation(Kind.WRITE, file);
    files.before(operation, () -> delegate.transferFrom(from, position, count / 2));
    long written = super.transferFrom(from, position, count);
    files.after(operation);
    return written;
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    files.alive(); // of a dead process the channel is closed
    if (size < size()) {
      FileOperation operation = new FileOperation(Kind.TRUNCATE, file);
      files.before(operation, () -> {});
      super.truncate(size);
      files.after(operation);
    } else {
      super.truncate(size);
    }
    return this;
  }

  /** Nothing, for a process that is killed; for a power cut it is the watcher who sees to it. */
  @Override
  public void force(boolean metaData) throws IOException {
    FileOperation operation = new FileOperation(Kind.FORCE, file);
    files.before(operation, () -> {});
    files.after(operation);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    files.closed(delegate);
    super.implCloseChannel();
  }
}
