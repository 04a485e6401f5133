package io.github.rnncompare.spec;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The errors found while reading one spec. All are reported together, and each once: the
 * configurations of a sweep share most of them.
 */
final class SpecErrors {
  private static final int MAX_SHOWN = 100;
  private static final int MAX_PATH = 120;

  private final String file;
  private final Set<String> messages = new LinkedHashSet<>();

  /**
   * Starts without errors.
   *
   * @param file the spec that is read
   */
  SpecErrors(String file) {
    this.file = file;
  }

  void add(Location location, String message) {
    messages.add(location + ": " + message);
  }

  /** Adds an error of the value at {@code path}: "training.epochs". */
  void add(Location location, String path, String message) {
    add(location, "'" + Excerpt.of(path, MAX_PATH) + "' " + message);
  }

  void add(UserErrorException error) {
    messages.add(String.valueOf(error.getMessage()));
  }

  /** Throws one exception that lists the errors in the order found, if there are any. */
  void throwIfAny() {
    if (messages.isEmpty()) {
      return;
    }
    String shown = messages.stream().limit(MAX_SHOWN).collect(Collectors.joining("\n"));
    int omitted = messages.size() - MAX_SHOWN;
    String rest = omitted > 0 ? "\n" + file + ": and " + omitted + " more errors" : "";
    throw new UserErrorException(shown + rest);
  }
}
