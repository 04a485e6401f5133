package io.github.rnncompare.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names that a user may write, and suggestions for misspelt ones. */
public final class Names {
  private static final int MAX_COMPARED = 60;

  private Names() {}

  /** The constant as specs and result files write it: in lower case. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> List<String> of(Class<E> type) {
    return Stream.of(type.getEnumConstants()).map(Names::of).toList();
  }

  /**
   * "unknown KIND 'found'; did you mean 'x'? Allowed: x, y, z".
   *
   * @param kind what the name is, in the user's words: "key", "architecture"
   */
  public static String unknown(String kind, String found, Collection<String> known) {
    String hint = nearest(found, known).map(name -> "; did you mean '" + name + "'?").orElse(".");
    return "unknown "
        + kind
        + " '"
        + Excerpt.of(found)
        + "'"
        + hint
        + " Allowed: "
        + String.join(", ", known);
  }

  /** The known name nearest to {@code found}, if one is near enough to be a misspelling. */
  static Optional<String> nearest(String found, Collection<String> known) {
    int near = Math.max(2, Math.min(found.length(), MAX_COMPARED) / 3);
    LevenshteinDistance distance = new LevenshteinDistance(near); // -1 beyond
    return known.stream()
        .filter(name -> distance.apply(found, name) >= 0)
        .filter(name -> distance.apply(found, name) < Math.max(found.length(), name.length()))
        .min(Comparator.comparingInt(name -> distance.apply(found, name)));
  }
}
