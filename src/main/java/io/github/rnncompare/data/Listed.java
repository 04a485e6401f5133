package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import java.util.List;
import java.util.stream.Collectors;

/** Names as a message lists them. */
final class Listed {
  private static final int MOST = 20;

  private Listed() {}

  /** "a, b, c", and "…" behind the first 20. */
  static String of(List<String> names) {
    String shown = names.stream().limit(MOST).map(Excerpt::of).collect(Collectors.joining(", "));
    return names.size() > MOST ? shown + ", …" : shown;
  }
}
