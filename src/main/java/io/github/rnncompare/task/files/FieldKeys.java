package io.github.rnncompare.task.files;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.column.SaidTimes;
import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.data.Fields;
import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.Section;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys that say how the fields of a CSV file are read. */
final class FieldKeys {
  private FieldKeys() {}

  /**
   * The columns that a key names, with {@code dates} and {@code time_zone}.
   *
   * @param key of a column or a list of columns
   */
  static Optional<TimeColumns> time(Section spec, String key) {
    List<String> names = spec.textOrTexts(key);
    Optional<TimeForm> dates =
        spec.has("dates")
            ? Optional.of(spec.choice("dates", SaidTimes.class, SaidTimes.DAY_FIRST).form())
            : Optional.empty();
    Optional<ZoneId> zone = spec.optionalText("time_zone").flatMap(name -> zone(spec, name));
    if (names.isEmpty()) {
      Stream.of("dates", "time_zone")
          .filter(spec::has)
          .forEach(
              other -> spec.fault(other, "says how times are read, but no column has any: " + key));
      return Optional.empty();
    }
    return Optional.of(new TimeColumns(names, dates, zone));
  }

  /** The column that a key names, or the columns, whose texts together name the series of a row. */
  static Optional<RowName> rowName(Section spec, String key) {
    List<String> columns = spec.textOrTexts(key);
    return columns.isEmpty() ? Optional.empty() : Optional.of(new RowName(columns));
  }

  /** The same, of a key that must not be left out. */
  static Optional<RowName> requiredRowName(Section spec, String key) {
    return spec.has(key) ? rowName(spec, key) : Optional.of(new RowName(List.of(spec.text(key))));
  }

  private static Optional<ZoneId> zone(Section spec, String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      spec.fault(
          "time_zone", "is '" + name + "'; expected the name of a zone, such as Europe/Berlin");
      return Optional.empty();
    }
  }

  /** The keys {@code numbers} and {@code missing_values}. */
  static Fields fields(
      Section spec, Map<String, Missing> missing, Map<String, List<String>> categories) {
    Set<String> mayMiss = new HashSet<>();
    missing.forEach(
        (column, way) -> {
          if (way != Missing.REFUSE) {
            mayMiss.add(column);
          }
        });
    return new Fields(numbers(spec), spec.optionalTexts("missing_values"), mayMiss, categories);
  }

  private static NumberForm numbers(Section spec) {
    Optional<String> example = spec.optionalText("numbers");
    Optional<NumberForm> form = example.flatMap(NumberForm::of);
    if (example.isPresent() && form.isEmpty()) {
      spec.fault(
          "numbers",
          "is '"
              + example.get()
              + "'; expected how the file writes a number, one of "
              + Stream.of(NumberForm.values())
                  .map(known -> "\"" + known.example() + "\"")
                  .collect(Collectors.joining(", ")));
    }
    return form.orElse(NumberForm.PLAIN);
  }
}
