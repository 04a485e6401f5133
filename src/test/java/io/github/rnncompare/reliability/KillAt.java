package io.github.rnncompare.reliability;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Kills a process at one of its file operations; until then it counts them. */
final class KillAt implements FileWatcher {
  private final int last;
  private final boolean tearing;
  private int operations;
  private @Nullable FileOperation hit;

  /**
   * @param last the operation, counted from 1, that is not done any more
   * @param tearing whether half of it is
   */
  KillAt(int last, boolean tearing) {
    this.last = last;
    this.tearing = tearing;
  }

  /** Only counts. */
  static KillAt never() {
    return new KillAt(Integer.MAX_VALUE, false);
  }

  @Override
  public synchronized void before(FileOperation operation, Half torn) throws IOException {
    operations++;
    if (operations >= last) {
      if (hit == null) {
        hit = operation;
        if (tearing) {
          torn.run();
        }
      }
      throw new DeadProcess();
    }
  }

  /** How many operations there were. */
  synchronized int operations() {
    return operations;
  }

  /** At which it was killed. */
  synchronized @Nullable FileOperation hit() {
    return hit;
  }
}
