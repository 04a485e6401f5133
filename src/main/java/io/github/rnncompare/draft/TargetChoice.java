package io.github.rnncompare.draft;

import io.github.rnncompare.data.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The column that a draft forecasts, or the columns that are alike.
 *
 * @param columns one, or all
 * @param reason a sentence that says why it is this one
 * @param others columns that might be meant as well, the likeliest first
 */
record TargetChoice(List<String> columns, String reason, List<String> others) {
  /** Usual names of what people forecast. */
  private static final Pattern WANTED =
      Pattern.compile(
          "(?i)ot|.*(sales|sold|demand|load|price|close|consumption|revenue|passengers|visitors|traffic|power|usage|units|quantity|qty|orders).*|cnt|count");

  /** Names of times, counters and places. */
  private static final Pattern UNLIKELY =
      Pattern.compile(
          "(?i).*(time|date|step).*|(cycle|row|step).?index|(lat|lon|lng|long|latitude|longitude|altitude|elevation)([^a-z].*)?");

  /** Fewer columns with numbers at the end of their names may differ in kind. */
  private static final int MIN_ALIKE = 3;

  private static final Pattern NUMBERED = Pattern.compile("(.*?)[0-9]+");

  private static final String OTHER = "; for another one name it: --target";

  /**
   * The one that is named, or has a name of targets, or else the first of those that have a name of
   * what people forecast, or that have many different values and are neither times nor places.
   */
  static TargetChoice of(List<ColumnProfile> columns, CsvReading reading, DraftOptions options) {
    List<String> names = columns.stream().map(ColumnProfile::name).toList();
    Optional<String> asked = options.target().filter(names::contains);
    if (asked.isPresent()) {
      return new TargetChoice(
          List.of(asked.get()), "Forecasts " + asked.get() + ", as you say.", List.of());
    }
    Optional<String> label = Names.label(names);
    if (label.isPresent()) {
      return new TargetChoice(
          List.of(label.get()),
          "Forecasts " + label.get() + ", whose name says so" + OTHER + ".",
          List.of());
    }
    if (areAlike(names)) {
      return new TargetChoice(
          names,
          String.format(
              Locale.ROOT,
              "Forecasts all %d columns, whose names are alike; for one of them name it: --target.",
              names.size()),
          List.of());
    }
    List<String> free =
        columns.stream()
            .map(ColumnProfile::name)
            .filter(name -> !reading.shape(name).map(ColumnShape::isInOrder).orElse(false))
            .filter(name -> !UNLIKELY.matcher(name).matches())
            .toList();
    List<String> possible = free.isEmpty() ? names : free;
    List<String> many =
        columns.stream()
            .filter(profile -> profile.classes().isEmpty() && possible.contains(profile.name()))
            .map(ColumnProfile::name)
            .toList();
    List<String> wanted = possible.stream().filter(n -> WANTED.matcher(n).matches()).toList();
    if (!wanted.isEmpty()) {
      return new TargetChoice(
          List.of(wanted.get(0)),
          "Forecasts "
              + wanted.get(0)
              + ", whose name is one of what people forecast"
              + OTHER
              + ".",
          others(wanted, List.of(), List.of()));
    }
    List<String> likely = many.isEmpty() ? possible : many;
    return new TargetChoice(
        List.of(likely.get(0)),
        "Forecasts " + likely.get(0) + ", the first likely column of numbers" + OTHER + ".",
        others(likely, many, names));
  }

  /** Whether all names are one text with a number behind it: store_1, store_2. */
  private static boolean areAlike(List<String> names) {
    Set<String> stems =
        names.stream()
            .map(name -> NUMBERED.matcher(name).replaceFirst("$1"))
            .collect(Collectors.toSet());
    boolean numbered = names.stream().allMatch(name -> NUMBERED.matcher(name).matches());
    return names.size() >= MIN_ALIKE
        && numbered
        && stems.size() == 1
        && names.stream().noneMatch(Header::isUnnamed);
  }

  /** What is forecast, in words: "load", or "store_1 to store_60". */
  String words() {
    return columns.size() == 1
        ? columns.get(0)
        : columns.get(0) + " to " + columns.get(columns.size() - 1);
  }

  /** All but the first of the likeliest ones, then of the next ones, then all. */
  private static List<String> others(
      List<String> likeliest, List<String> next, List<String> columns) {
    return Stream.of(likeliest, next, columns)
        .flatMap(List::stream)
        .distinct()
        .filter(name -> !name.equals(likeliest.get(0)))
        .toList();
  }
}
