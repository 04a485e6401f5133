package io.github.rnncompare.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A row below the header of a CSV file; errors in it name file, line and column. */
public final class DataRow {
  private final Path file;
  private final Map<String, Integer> header;
  private final CsvRecord fields;

  private DataRow(Path file, Map<String, Integer> header, CsvRecord fields) {
    this.file = file;
    this.header = header;
    this.fields = fields;
  }

  /** Receives the rows one by one. */
  @FunctionalInterface
  public interface Taker {
    void take(DataRow row) throws IOException;
  }

  /**
   * Reads a file row by row. Fields are separated by commas, semicolons or tabs, see {@link
   * Separator}. Blanks around the names in the header are dropped. Empty lines are ignored; in a
   * single column, one between rows is an error, since a value is missing.
   *
   * @param columns names that the header must have, see {@link Header}; others are ignored
   * @param taker receives the rows, at least one, each as long as the header
   * @throws UserErrorException naming file, line and column of an error
   */
  public static void read(DataContent file, List<String> columns, Taker taker) throws IOException {
    try (CsvRecords records = CsvRecords.open(file, columns)) {
      List<String> names = records.header().names();
      columns.forEach(column -> require(records.place(), records.header(), column));
      Map<String, Integer> header = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        header.put(names.get(i), i);
      }
      CsvRecord record = records.next();
      if (record == null) {
        throw new UserErrorException(file.path() + ": no rows below the header");
      }
      for (; record != null; record = records.next()) {
        taker.take(new DataRow(file.path(), header, record));
      }
    }
  }

  /** The names of a file's columns. */
  public static Header header(DataContent file) throws IOException {
    try (CsvRecords records = CsvRecords.open(file, List.of())) {
      return records.header();
    }
  }

  private static void require(String place, Header header, String column) {
    if (header.names().contains(column)) {
      return;
    }
    List<String> renamed = header.renamed(column);
    throw new UserErrorException(
        renamed.isEmpty()
            ? String.format(
                Locale.ROOT,
                "%s: no column '%s'; it has: %s",
                place,
                column,
                NameList.of(header.names()))
            : String.format(
                Locale.ROOT,
                "%s: %d columns '%s'; they are read as %s, so name one of these",
                place,
                renamed.size(),
                column,
                NameList.of(renamed)));
  }

  /** The field as it is in the file. */
  public String text(String column) {
    Integer index = header.get(column);
    if (index == null) {
      throw new IllegalArgumentException("column '" + column + "' was not asked for");
    }
    return fields.getField(index);
  }

  /** The number in a field, from -3.4e38 to 3.4e38. */
  public double number(String column) {
    return DataNumber.parse(text(column).strip(), expected -> mistake(column, expected));
  }

  /**
   * The error for a field with a wrong value.
   *
   * @param expected what the field should hold: "expected a number"
   */
  public UserErrorException mistake(String column, String expected) {
    return new UserErrorException(
        String.format(
            Locale.ROOT,
            "%s: column '%s' is '%s'; %s",
            place(),
            column,
            Excerpt.of(text(column).strip()),
            expected));
  }

  /** "file:line". */
  String place() {
    return file + ":" + fields.getStartingLineNumber();
  }
}
