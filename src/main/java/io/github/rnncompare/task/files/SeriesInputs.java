package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The columns that a network sees at each step.
 *
 * @param columns those whose present values are features
 * @param knownFuture those whose values are known in advance: at each step, the values of the times
 *     that a forecast from there would be for are features
 * @param constant those that do not vary within a series
 * @param categories the texts of columns that hold texts; each text is a feature, 1 or 0
 * @param calendar parts of the time of a step that are features
 */
record SeriesInputs(
    List<String> columns,
    List<String> knownFuture,
    List<String> constant,
    Map<String, List<String>> categories,
    List<CalendarPart> calendar) {

  static SeriesInputs read(Section spec) {
    SeriesInputs inputs =
        new SeriesInputs(
            spec.texts("columns"),
            spec.optionalTexts("known_future"),
            spec.optionalTexts("static"),
            spec.textsForEach("categories"),
            spec.has("calendar") ? spec.choices("calendar", CalendarPart.class) : List.of());
    Set<String> seen = new LinkedHashSet<>(inputs.columns);
    for (String key : List.of("known_future", "static")) {
      for (String column : key.equals("static") ? inputs.constant : inputs.knownFuture) {
        if (!seen.add(column)) {
          spec.fault(key, String.format(Locale.ROOT, "has '%s', which is listed already", column));
        }
      }
    }
    for (String column : inputs.categories.keySet()) {
      if (!seen.contains(column)) {
        spec.fault(
            "categories",
            String.format(
                Locale.ROOT,
                "has '%s', which is none of the columns: %s",
                column,
                String.join(", ", seen)));
      }
    }
    return inputs;
  }

  /** Every column, in the order of the table that is read. */
  List<String> all() {
    List<String> all = new ArrayList<>(columns);
    all.addAll(knownFuture);
    all.addAll(constant);
    return List.copyOf(all);
  }

  /** Those of the {@link #columns} that hold numbers, which transforms apply to. */
  List<String> numbers() {
    return columns.stream().filter(column -> !isCategory(column)).toList();
  }

  boolean isCategory(String column) {
    return categories.containsKey(column);
  }

  /** How many features a column gives. */
  int size(String column) {
    List<String> texts = categories.get(column);
    return texts == null ? 1 : texts.size();
  }
}
