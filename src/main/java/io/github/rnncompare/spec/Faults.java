package io.github.rnncompare.spec;

import java.util.ArrayList;
import java.util.List;

/** The faults found while reading one spec, so that its writer hears of all of them at once. */
final class Faults {
  private final List<String> messages = new ArrayList<>();

  void add(Location location, String message) {
    messages.add(location + ": " + message);
  }

  /** Throws one exception that lists every fault, in the order found; does nothing without any. */
  void throwIfAny() {
    if (!messages.isEmpty()) {
      throw new MistakeException(String.join("\n", messages));
    }
  }
}
