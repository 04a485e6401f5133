package io.github.rnncompare.reliability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A table as naively as it can be read, to hold against what the program made of it.
 *
 * @param rows each a field by its column
 */
record CsvText(List<String> header, List<Map<String, String>> rows) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");
  private static final Pattern WHOLE = Pattern.compile("-?\\d+");

  /** What is a count or a name, of which there is no other plausible value. */
  private static final List<String> FIXED = List.of("epochs", "status", "metric", "metric_better");

  /** What may be any text. */
  private static final List<String> FREE = List.of("message", "engine", "implementation");

  /** Empty where it is no table. */
  static Optional<CsvText> of(String text) {
    List<List<String>> records = records(text);
    if (records.isEmpty()) {
      return Optional.empty();
    }
    List<String> header = records.get(0);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> fields : records.subList(1, records.size())) {
      if (fields.size() != header.size()) {
        return Optional.empty();
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < fields.size(); i++) {
        row.put(header.get(i), fields.get(i));
      }
      rows.add(row);
    }
    return Optional.of(new CsvText(header, rows));
  }

  /** Fields with quotes around them may hold commas, line ends and doubled quotes. */
  private static List<List<String>> records(String text) {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && text.startsWith("\"", i + 1)) {
        field.append(c);
        i++;
      } else if (c == '"' && (quoted || field.isEmpty())) {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        record.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          records.add(record);
          record = new ArrayList<>();
        }
      } else {
        field.append(c);
      }
    }
    if (!field.isEmpty() || !record.isEmpty()) {
      record.add(field.toString());
      records.add(record);
    }
    records.removeIf(List.of("")::equals); // an empty line
    return records;
  }

  /** The rows by what they are of; empty if two are of the same. */
  private Optional<Map<String, Map<String, String>>> byKey(List<String> keys) {
    Map<String, Map<String, String>> byKey = new TreeMap<>();
    for (Map<String, String> row : rows) {
      String key =
          String.join("|", keys.stream().map(column -> row.getOrDefault(column, "")).toList());
      if (byKey.put(key, row) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(byKey);
  }

  /**
   * Why a table cannot be what a run wrote in the place of this one; empty if only plausible
   * numbers differ, or the order of the rows.
   *
   * @param keys the columns that say what a row is of
   * @param mayLackRows whether it may have fewer
   */
  Optional<String> fault(Optional<CsvText> changed, List<String> keys, boolean mayLackRows) {
    if (changed.isEmpty()) {
      return Optional.of("no table");
    }
    if (!changed.get().header.equals(header)) {
      return Optional.of("other columns");
    }
    Map<String, Map<String, String>> before = byKey(keys).orElseThrow();
    Optional<Map<String, Map<String, String>>> after = changed.get().byKey(keys);
    if (after.isEmpty()) {
      return Optional.of("two rows of the same");
    }
    Set<String> rows = after.get().keySet();
    if (!(mayLackRows ? before.keySet().containsAll(rows) : rows.equals(before.keySet()))) {
      return Optional.of("rows are missing or of something else");
    }
    for (Map.Entry<String, Map<String, String>> row : before.entrySet()) {
      Map<String, String> now = after.get().getOrDefault(row.getKey(), row.getValue());
      for (Map.Entry<String, String> field : row.getValue().entrySet()) {
        String value = now.getOrDefault(field.getKey(), "");
        if (!isPlausible(field.getKey(), field.getValue(), value)) {
          return Optional.of(
              "%s of %s was '%s', is '%s'"
                  .formatted(field.getKey(), row.getKey(), field.getValue(), value));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPlausible(String column, String before, String now) {
    if (now.equals(before) || FREE.contains(column)) {
      return true;
    }
    boolean name = FIXED.contains(column) && !(column.equals("metric") && isNumber(before));
    if (name || !isNumber(before)) {
      return false;
    }
    boolean number = isNumber(now) && Double.isFinite(Double.parseDouble(now));
    return number
        && (!WHOLE.matcher(before).matches() || WHOLE.matcher(now).matches())
        && (Double.parseDouble(before) < 0 || Double.parseDouble(now) >= 0);
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** The rows that have a value in a column, as they are. */
  List<Map<String, String>> where(String column, String value) {
    return rows.stream().filter(row -> value.equals(row.get(column))).toList();
  }

  /** The values of a column that are different, in order. */
  List<String> values(String column) {
    return rows.stream().map(row -> row.getOrDefault(column, "")).distinct().toList();
  }
}
