package io.github.rnncompare.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/** What a request did besides what it was asked. */
final class Harm {
  private Harm() {}

  /**
   * What has become of what is not the program's.
   *
   * @param mayWrite whether the program may write a path, if it is not one of the next
   * @param kept paths of the scene that nobody but a person wrote, with all that is below them
   */
  static Optional<Outcome> of(
      Predicate<String> mayWrite, List<String> kept, TreeState before, TreeState after) {
    Predicate<String> others = path -> !mayWrite.test(path) || isBelow(path, kept);
    List<String> changes = before.only(others).changes(after.only(others));
    if (!changes.isEmpty()) {
      return Optional.of(
          Outcome.finding("touched what is not the program's", String.join("\n", changes)));
    }
    List<String> left =
        after.entries().keySet().stream()
            .filter(path -> path.endsWith(".tmp") && !before.entries().containsKey(path))
            .toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(Outcome.finding("left a temporary file", String.join("\n", left)));
  }

  /** Whether a path is one of some or below it. */
  static boolean isBelow(String path, List<String> roots) {
    return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }

  /** How results are other than they should be, a line each. */
  static String differences(SortedMap<String, String> expected, SortedMap<String, String> found) {
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (path, content) -> {
          if (!content.equals(found.get(path))) {
            differences.add(path + (found.containsKey(path) ? " differs" : " is no file there"));
          }
        });
    found.keySet().stream()
        .filter(path -> !expected.containsKey(path))
        .forEach(path -> differences.add(path + " is one too many"));
    return String.join("\n", differences);
  }
}
