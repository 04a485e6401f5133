package io.github.rnncompare.reliability;

import java.io.IOException;

/** Stands between a program and its files. */
interface FileWatcher {
  /**
   * Called before each operation.
   *
   * @param torn does half of it, where it can be cut short; else nothing
   * @throws DeadProcess if the process is killed here: no operation comes after it
   * @throws IOException if this operation fails
   */
  void before(FileOperation operation, Half torn) throws IOException;

  /** Called when it is done. */
  default void after(FileOperation operation) throws IOException {}

  /** Half an operation. */
  interface Half {
    void run() throws IOException;
  }

  /** No block of the program that should run at its end has any effect on files after this. */
  final class DeadProcess extends Error {
    private static final long serialVersionUID = 1L;

    DeadProcess() {
      super("killed by the attack", null, false, false);
    }
  }
}
