package io.github.rnncompare.column;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of months, whole and short, as Java knows them in several languages. Where one name
 * means two months, it is none.
 */
final class MonthNames {
  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "tr");

  /** Short names that Java lacks. */
  private static final Map<String, Month> FURTHER = Map.of("mrz", Month.MARCH);

  private static final int SHORTEST = 3;

  private static final Map<String, Month> NAMES = names();

  private MonthNames() {}

  /**
   * The month of a name.
   *
   * @param name with or without a point behind it, in small or large letters
   */
  static Optional<Month> month(String name) {
    return Optional.ofNullable(NAMES.get(plain(name)));
  }

  private static Map<String, Month> names() {
    Map<String, Set<Month>> whole = new HashMap<>();
    Map<String, Set<Month>> beginnings = new HashMap<>();
    for (String language : LANGUAGES) {
      for (Month month : Month.values()) {
        for (TextStyle style : TextStyle.values()) {
          String name = plain(month.getDisplayName(style, Locale.forLanguageTag(language)));
          if (name.length() >= SHORTEST) {
            add(whole, name, month);
          }
          for (int length = SHORTEST; length < name.length(); length++) {
            add(beginnings, name.substring(0, length), month);
          }
        }
      }
    }
    Map<String, Month> names = new HashMap<>();
    beginnings.forEach((name, months) -> only(months).ifPresent(month -> names.put(name, month)));
    whole.keySet().forEach(names::remove);
    whole.forEach((name, months) -> only(months).ifPresent(month -> names.put(name, month)));
    names.putAll(FURTHER);
    return names;
  }

  private static void add(Map<String, Set<Month>> names, String name, Month month) {
    names.computeIfAbsent(name, key -> new HashSet<>()).add(month);
  }

  private static Optional<Month> only(Collection<Month> months) {
    return months.size() == 1 ? months.stream().findFirst() : Optional.empty();
  }

  /** In small letters, without accents and points. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}|\\.", "")
        .toLowerCase(Locale.ROOT)
        .replace('ı', 'i');
  }
}
