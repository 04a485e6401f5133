package io.github.rnncompare.data;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.spec.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the fields of a file are read as numbers.
 *
 * @param numbers how numbers are written
 * @param missing texts and numbers that stand for a missing value, besides the {@link #USUAL} ones
 * @param mayMiss columns in which values may be missing; elsewhere that is an error
 * @param categories the texts of columns that hold texts, which are read as their indices
 */
public record Fields(
    NumberForm numbers,
    List<String> missing,
    Set<String> mayMiss,
    Map<String, List<String>> categories) {

  /**
   * What stands for a missing value in any file, in small or large letters, besides {@link #MARKS}.
   */
  static final Set<String> USUAL =
      Set.of(
          "",
          "nan",
          "na",
          "n/a",
          "n.a.",
          "n/d",
          "null",
          "none",
          "nil",
          "nat",
          "<na>",
          "(null)",
          "\\n",
          "?",
          "#n/a",
          "#value!",
          "#div/0!",
          "#ref!",
          "#num!",
          "#null!",
          "#n/a n/a");

  /** Dashes, points, stars and colons alone. */
  private static final Pattern MARKS = Pattern.compile("[-–—.…*:]+");

  /** Plain numbers, none of which is missing. */
  public static final Fields PLAIN = new Fields(NumberForm.PLAIN, List.of(), Set.of(), Map.of());

  public Fields {
    missing = List.copyOf(missing);
    mayMiss = Set.copyOf(mayMiss);
    categories = Map.copyOf(categories);
  }

  /**
   * Whether a text stands for a missing value.
   *
   * @param text without blanks around it
   */
  public boolean isMissing(String text) {
    if (USUAL.contains(text.toLowerCase(Locale.ROOT)) || MARKS.matcher(text).matches()) {
      return true;
    }
    Optional<Double> number = missing.isEmpty() ? Optional.empty() : numbers.parse(text);
    return missing.stream()
        .anyMatch(
            other ->
                other.equals(text) || (number.isPresent() && number.equals(Numbers.parse(other))));
  }
}
