package io.github.rnncompare.results;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.TextFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one record type as CSV (RFC 4180, LF): a column for each component, its name in
 * snake_case, in the record's order. Components are String, long, double, or Long and Double, where
 * an empty field means null. A Map has a column for each of its keys, which are the same in all
 * rows.
 */
public final class CsvTable<R extends Record> {
  private final Class<R> type;
  private final RecordComponent[] components;
  private final List<String> columns;
  private final Constructor<R> constructor;
  private final Map<String, String> former;
  private final Map<String, String> absent;

  public CsvTable(Class<R> type) {
    this(type, Map.of(), Map.of());
  }

  /**
   * A table that also reads files of older versions.
   *
   * @param former current names of columns, by their former names
   * @param absent columns that older files lack, each with the field to use instead
   */
  CsvTable(Class<R> type, Map<String, String> former, Map<String, String> absent) {
    this.type = type;
    this.former = former;
    this.absent = absent;
    this.components = type.getRecordComponents();
    this.columns = columns(type);
    try {
      Class<?>[] types =
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      this.constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has a canonical constructor: " + type, e);
    }
  }

  /** The names of all columns except those of a map. */
  public static List<String> columns(Class<? extends Record> type) {
    return Stream.of(type.getRecordComponents())
        .filter(component -> component.getType() != Map.class)
        .map(component -> snakeCase(component.getName()))
        .toList();
  }

  private List<String> header(List<R> rows) {
    List<String> header = new ArrayList<>();
    int next = 0;
    for (RecordComponent component : components) {
      if (component.getType() != Map.class) {
        header.add(columns.get(next++));
      } else if (!rows.isEmpty()) {
        header.addAll(map(component, rows.get(0)).keySet());
      }
    }
    return header;
  }

  private Map<String, String> map(RecordComponent component, R row) {
    Map<String, String> map = new LinkedHashMap<>();
    if (get(component, row) instanceof Map<?, ?> values) {
      values.forEach((key, value) -> map.put(String.valueOf(key), String.valueOf(value)));
    }
    return map;
  }

  private @Nullable Object get(RecordComponent component, R row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record's accessors can be called: " + type, e);
    }
  }

  /** The text of a file with a header and these rows. */
  public String text(List<R> rows) throws IOException {
    return Csv.text(header(rows), rows.stream().map(this::fields).toList());
  }

  private List<String> fields(R row) {
    List<String> fields = new ArrayList<>();
    for (RecordComponent component : components) {
      if (component.getType() == Map.class) {
        fields.addAll(map(component, row).values());
      } else {
        fields.add(Csv.field(get(component, row)));
      }
    }
    return fields;
  }

  /**
   * Reads a file that holds {@link #text}.
   *
   * @throws UserErrorException naming file, line and column of the first error
   */
  public List<R> read(Path file) throws IOException {
    String text = TextFile.read(file, "file");
    if (text.isBlank()) {
      throw new UserErrorException(file + " is empty; expected a header and rows");
    }
    List<R> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord found : records) {
        rows.add(row(file, found));
        if (rows.size() == 1) {
          checkOthers(file, found.getHeader());
        }
      }
    } catch (CsvParseException e) {
      throw new UserErrorException(file + ": not CSV: " + reason(e), e);
    }
    if (rows.isEmpty()) {
      checkHeader(file, text);
    }
    return rows;
  }

  /** Checks the header of a file without rows; in others the first row shows what is missing. */
  private void checkHeader(Path file, String text) throws IOException {
    List<String> header;
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(text)) {
      header = records.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
    }
    for (String column : columns) {
      if (!header.contains(column)
          && !absent.containsKey(column)
          && former.entrySet().stream()
              .noneMatch(
                  name -> name.getValue().equals(column) && header.contains(name.getKey()))) {
        throw new UserErrorException(file + ":1: column '" + column + "' is missing");
      }
    }
    checkOthers(file, header);
  }

  /** Rejects unknown columns; those of a map may have any name. */
  private void checkOthers(Path file, List<String> header) {
    boolean any = Stream.of(components).anyMatch(component -> component.getType() == Map.class);
    for (String column : header) {
      String now = former.getOrDefault(column, column);
      boolean twice = !now.equals(column) && header.contains(now);
      if (twice || (!any && !columns.contains(now))) {
        throw new UserErrorException(
            file
                + ":1: column '"
                + Excerpt.of(column)
                + (twice
                    ? "' stands beside '" + now + "', which is its name now; keep one of them"
                    : "' is not known; expected " + String.join(", ", columns)));
      }
    }
  }

  /**
   * The message of an exception and of its cause: the first says where, the second what is wrong.
   */
  private static String reason(Throwable e) {
    Throwable cause = e.getCause();
    String above = e.getMessage() == null ? "" : e.getMessage();
    return cause == null || cause.getMessage() == null
        ? above
        : above + (above.isEmpty() ? "" : ": ") + cause.getMessage();
  }

  private R row(Path file, NamedCsvRecord found) {
    Object[] values = new Object[components.length];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      Class<?> kind = components[i].getType();
      values[i] = kind == Map.class ? others(found) : value(file, found, columns.get(next++), kind);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new UserErrorException(place(file, found) + reason(e), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record can be made: " + type, e);
    }
  }

  /** The fields of columns that are not components of the record. */
  private Map<String, String> others(NamedCsvRecord found) {
    Map<String, String> fields = new LinkedHashMap<>(found.getFieldsAsMap());
    columns.forEach(fields::remove);
    former.keySet().forEach(fields::remove);
    Map<String, String> others = new LinkedHashMap<>();
    fields.forEach((column, field) -> others.put(OlderNames.configuration(column), field));
    return others;
  }

  private @Nullable Object value(Path file, NamedCsvRecord found, String column, Class<?> kind) {
    String place = place(file, found) + "column '" + column + "'";
    String field =
        field(found, column).orElseThrow(() -> new UserErrorException(place + " is missing"));
    return value(field, kind, place);
  }

  private static String place(Path file, NamedCsvRecord found) {
    return file + ":" + found.getStartingLineNumber() + ": ";
  }

  private Optional<String> field(NamedCsvRecord found, String column) {
    return found
        .findField(column)
        .or(
            () ->
                former.entrySet().stream()
                    .filter(name -> name.getValue().equals(column))
                    .flatMap(name -> found.findField(name.getKey()).stream())
                    .findFirst())
        .or(() -> Optional.ofNullable(absent.get(column)));
  }

  private static @Nullable Object value(String field, Class<?> type, String place) {
    if (type == String.class) {
      return field;
    }
    if (field.isEmpty() && !type.isPrimitive()) {
      return null;
    }
    boolean whole = type == long.class || type == Long.class;
    Optional<? extends Number> number = whole ? Decimal.whole(field) : Decimal.number(field);
    return number.orElseThrow(
        () ->
            new UserErrorException(
                place
                    + " is '"
                    + field
                    + "'; expected "
                    + (whole ? "a whole number" : "a number")));
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
