package io.github.rnncompare.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The column that a draft forecasts.
 *
 * @param reason a sentence that says why it is this one
 * @param others columns that might be meant as well, the likeliest first
 */
record TargetChoice(String column, String reason, List<String> others) {
  /** Usual names of what people forecast. */
  private static final Pattern WANTED =
      Pattern.compile(
          "(?i).*(sales|sold|demand|load|price|close|consumption|revenue|passengers|visitors|traffic|power|usage).*");

  private static final String OTHER = "; for another one name it: --target";

  /** The one that is named, or has a name of targets, or varies most freely, the last of these. */
  static TargetChoice of(List<ColumnProfile> columns, DraftOptions options) {
    List<String> names = columns.stream().map(ColumnProfile::name).toList();
    Optional<String> asked = options.target().filter(names::contains);
    if (asked.isPresent()) {
      return new TargetChoice(asked.get(), "Forecasts " + asked.get() + ", as you say.", List.of());
    }
    Optional<String> label = names.stream().filter(Names::isOfLabels).findFirst();
    if (label.isPresent()) {
      return new TargetChoice(
          label.get(),
          "Forecasts " + label.get() + ", whose name says so" + OTHER + ".",
          List.of());
    }
    List<String> wanted = names.stream().filter(name -> WANTED.matcher(name).matches()).toList();
    if (!wanted.isEmpty()) {
      return new TargetChoice(
          wanted.get(wanted.size() - 1),
          "Forecasts "
              + wanted.get(wanted.size() - 1)
              + ", whose name is one of what people forecast"
              + OTHER
              + ".",
          others(wanted));
    }
    List<ColumnProfile> many =
        columns.stream().filter(profile -> profile.classes().isEmpty()).toList();
    List<ColumnProfile> last = many.isEmpty() ? columns : many;
    String column = last.get(last.size() - 1).name();
    return new TargetChoice(
        column,
        "Forecasts "
            + column
            + ", the last column"
            + (many.isEmpty() ? "" : " of many different values")
            + OTHER
            + ".",
        others(last.stream().map(ColumnProfile::name).toList()));
  }

  /** All but the last, from the last on. */
  private static List<String> others(List<String> columns) {
    List<String> others = new ArrayList<>(columns.subList(0, columns.size() - 1));
    Collections.reverse(others);
    return others;
  }
}
