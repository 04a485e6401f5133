package io.github.rnncompare.network;

import java.util.Optional;
import java.util.regex.Pattern;
import org.nd4j.linalg.factory.Nd4j;

/** Memory that runs out: Java's heap, or what ND4J and its libraries take beside it. */
public final class Memory {
  /** What can be done about it. */
  public static final String ADVICE =
      "make hidden_size, batch_size or the task smaller, or give Java more: MAVEN_OPTS=-Xmx8g";

  /** The words of ND4J and of C++, which throw whatever comes to hand. */
  private static final Pattern NATIVE =
      Pattern.compile("bad_alloc|Allocation failed|Failed to allocate|Failed temp allocation");

  private static final int MAX_CAUSES = 100; // which may go in a circle

  private Memory() {}

  /** The first words of whatever found that there is no more, if that is why something failed. */
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

  /** Gives back what this thread's training steps had; the next ones take what they need. */
  public static void releaseSteps() {
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
