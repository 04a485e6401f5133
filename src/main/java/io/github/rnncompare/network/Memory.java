package io.github.rnncompare.network;

import java.util.Optional;
import java.util.regex.Pattern;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Recognises that memory ran out: Java's heap, or what ND4J and its libraries allocate beside it.
 */
public final class Memory {
  /** What can be done about it. */
  public static final String ADVICE =
      "make hidden_size, batch_size or the task smaller, or give Java more: MAVEN_OPTS=-Xmx8g";

  /** The messages of ND4J and of C++, which throw exceptions of various types. */
  private static final Pattern NATIVE =
      Pattern.compile("bad_alloc|Allocation failed|Failed to allocate|Failed temp allocation");

  private static final int MAX_CAUSES = 100; // which may form a cycle

  private Memory() {}

  /**
   * The message of the innermost cause that is a lack of memory, if that is why something failed.
   */
  public static Optional<String> shortage(Throwable failure) {
    Optional<String> found = Optional.empty();
    Throwable thrown = failure;
    for (int i = 0; thrown != null && i < MAX_CAUSES; i++) {
      String message = String.valueOf(thrown.getMessage());
      if (thrown instanceof OutOfMemoryError || NATIVE.matcher(message).find()) {
        found = Optional.of(message);
      }
      thrown = thrown.getCause();
    }
    return found;
  }

  /** Releases the memory of this thread's training steps; the next ones allocate what they need. */
  public static void releaseSteps() {
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
