package io.github.rnncompare.spec;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The faults found while reading one spec, so that its writer hears of all of them at once, and of
 * each once: the configurations of a sweep have most of them in common.
 */
final class SpecErrors {
  private static final int MAX_TOLD = 100;
  private static final int MAX_PATH = 120;

  private final String file;
  private final Set<String> messages = new LinkedHashSet<>();

  /**
   * Without any yet.
   *
   * @param file that is read
   */
  SpecErrors(String file) {
    this.file = file;
  }

  void add(Location location, String message) {
    messages.add(location + ": " + message);
  }

  /** A fault of the value at {@code path}: "training.epochs". */
  void add(Location location, String path, String message) {
    add(location, "'" + Excerpt.of(path, MAX_PATH) + "' " + message);
  }

  void add(UserErrorException mistake) {
    messages.add(String.valueOf(mistake.getMessage()));
  }

  /** Throws one exception that lists the faults in the order found; does nothing without any. */
  void throwIfAny() {
    if (messages.isEmpty()) {
      return;
    }
    String told = messages.stream().limit(MAX_TOLD).collect(Collectors.joining("\n"));
    int untold = messages.size() - MAX_TOLD;
    String rest = untold > 0 ? "\n" + file + ": and " + untold + " more faults" : "";
    throw new UserErrorException(told + rest);
  }
}
