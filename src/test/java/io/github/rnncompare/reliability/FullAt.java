package io.github.rnncompare.reliability;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** A disk that is full from one of the file operations on. */
final class FullAt implements FileWatcher {
  private final int first;
  private final boolean once;
  private int operations;
  private @Nullable FileOperation hit;

  /**
   * @param first the operation, counted from 1; if that needs no room, the next that does
   * @param once whether there is room again right after
   */
  FullAt(int first, boolean once) {
    this.first = first;
    this.once = once;
  }

  @Override
  public synchronized void before(FileOperation operation, Half torn) throws IOException {
    operations++;
    if (operations >= first && needsRoom(operation) && (hit == null || !once)) {
      hit = hit == null ? operation : hit;
      torn.run(); // as much as there was room for
      throw new FileSystemException(operation.file().toString(), null, "No space left on device");
    }
  }

  private static boolean needsRoom(FileOperation operation) {
    return switch (operation.kind()) {
      case CREATE, WRITE, FORCE, MOVE, COPY, CREATE_DIRECTORY -> true;
      case OPEN, TRUNCATE, DELETE -> false;
    };
  }

  /** What found no room first. */
  synchronized @Nullable FileOperation hit() {
    return hit;
  }
}
