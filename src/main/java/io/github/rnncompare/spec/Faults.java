package io.github.rnncompare.spec;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The faults found while reading one spec, so that its writer hears of all of them at once, and of
 * each once: the settings of a sweep have most of them in common.
 */
final class Faults {
  private final Set<String> messages = new LinkedHashSet<>();

  void add(Location location, String message) {
    messages.add(location + ": " + message);
  }

  void add(MistakeException mistake) {
    messages.add(String.valueOf(mistake.getMessage()));
  }

  /** Throws one exception that lists every fault, in the order found; does nothing without any. */
  void throwIfAny() {
    if (!messages.isEmpty()) {
      throw new MistakeException(String.join("\n", messages));
    }
  }
}
