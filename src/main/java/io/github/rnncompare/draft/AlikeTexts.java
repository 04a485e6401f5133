package io.github.rnncompare.draft;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds names that may be the same one, written in several ways. */
final class AlikeTexts {
  private static final int SHOWN = 3;

  private AlikeTexts() {}

  /** A sentence that names them; empty if all texts differ in more than their writing. */
  static Optional<String> remark(String column, Collection<String> texts) {
    Map<String, TreeSet<String>> alike = new TreeMap<>();
    texts.forEach(text -> alike.computeIfAbsent(plain(text), key -> new TreeSet<>()).add(text));
    List<String> found = new ArrayList<>();
    for (TreeSet<String> group : alike.values()) {
      if (group.size() > 1) {
        List<String> quoted = group.stream().map(text -> "'" + Excerpt.of(text) + "'").toList();
        found.add(String.join(" and ", quoted));
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String some = String.join("; ", found.subList(0, Math.min(SHOWN, found.size())));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s has names that differ in upper and lower case, blanks or zeros only: %s%s. Each is one of its own: if they are the same, write them alike.",
            column,
            some,
            found.size() > SHOWN ? "; …" : ""));
  }

  /** In small letters, without blanks; of a number its value. */
  private static String plain(String text) {
    String stripped = text.strip();
    return Numbers.parse(stripped)
        .map(Numbers::text)
        .orElseGet(() -> stripped.toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00A0]+", ""));
  }
}
