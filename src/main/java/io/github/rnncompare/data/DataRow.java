package io.github.rnncompare.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A row below the header of a CSV file; errors in it name file, line and column. */
public final class DataRow {
  private final Path file;
  private final Map<String, Integer> header;
  private final CsvRecord record;
  private final Fields fields;
  private final NumberMarks marks;

  private DataRow(
      Path file, Map<String, Integer> header, CsvRecord record, Fields fields, NumberMarks marks) {
    this.marks = marks;
    this.file = file;
    this.header = header;
    this.record = record;
    this.fields = fields;
  }

  /** Receives the rows one by one. */
  @FunctionalInterface
  public interface Taker {
    void take(DataRow row) throws IOException;
  }

  /**
   * Reads a file row by row. Fields are separated as {@link Separator} says, and the table begins
   * as {@link TableBeginning} says. Blanks around the names in the header are dropped. Empty lines
   * are ignored; in a single column, one between rows is an error, since a value is missing.
   *
   * @param columns names that the header must have, see {@link Header}; others are ignored
   * @param taker receives the rows, at least one, each as long as the header
   * @throws UserErrorException naming file, line and column of an error
   */
  public static void read(DataContent file, List<String> columns, Taker taker) throws IOException {
    read(file, columns, Fields.PLAIN, taker);
  }

  /**
   * The same, with other ways to write numbers.
   *
   * @param fields how {@link #number} reads
   */
  static void read(DataContent file, List<String> columns, Fields fields, Taker taker)
      throws IOException {
    try (CsvRecords records = CsvRecords.open(file, columns)) {
      List<String> names = records.header().names();
      columns.forEach(column -> require(records.place(), records.header(), column));
      Map<String, Integer> header = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        header.put(names.get(i), i);
      }
      NumberMarks marks = new NumberMarks();
      CsvRecord record = records.next();
      if (record == null) {
        throw new UserErrorException(file.path() + ": no rows below the header");
      }
      for (; record != null; record = records.next()) {
        taker.take(new DataRow(file.path(), header, record, fields, marks));
      }
    }
  }

  /** The names of a file's columns. */
  public static Header header(DataContent file) throws IOException {
    try (CsvRecords records = CsvRecords.open(file, List.of())) {
      return records.header();
    }
  }

  /** Whether the first lines of a text are rows of a table, of which most fields have values. */
  public static boolean areIn(DataContent file) throws IOException {
    try (BufferedReader text = DataText.open(file)) {
      return TableBeginning.of(text, List.of()).hasRows();
    }
  }

  /** Whether fields are separated by semicolons, as where numbers have a decimal comma. */
  public static boolean haveSemicolons(DataContent file) throws IOException {
    try (BufferedReader text = DataText.open(file)) {
      return TableBeginning.of(text, List.of())
          .separator()
          .filter(found -> found.character() == ';')
          .isPresent();
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
    return record.getField(index);
  }

  /**
   * The number in a field, from -3.4e38 to 3.4e38: for a category its index, for a missing value
   * NaN where values may be missing.
   */
  public double number(String column) {
    String text = text(column).strip();
    List<String> categories = fields.categories().get(column);
    boolean known = categories != null && categories.contains(text);
    if (!known && fields.isMissing(text)) {
      if (fields.mayMiss().contains(column)) {
        return Double.NaN;
      }
      throw mistake(
          column,
          (categories == null ? "expected a number" : "expected a category")
              + ", but a value is missing; fill it in, or say what stands for it, as in missing:"
              + " forward_fill");
    }
    if (categories == null) {
      double number =
          DataNumber.parse(text, fields.numbers(), expected -> mistake(column, expected));
      marks.check(this, column, text, number);
      return number;
    }
    if (!known) {
      throw mistake(column, "expected one of the categories " + NameList.of(categories));
    }
    return categories.indexOf(text);
  }

  /** Whether a value is missing where it may be. */
  boolean isMissing(String column) {
    return fields.mayMiss().contains(column) && fields.isMissing(text(column).strip());
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

  /** The error for a value that several columns give together. */
  UserErrorException mistake(List<String> columns, String expected) {
    if (columns.size() == 1) {
      return mistake(columns.get(0), expected);
    }
    return new UserErrorException(
        String.format(
            Locale.ROOT,
            "%s: columns %s are '%s'; %s",
            place(),
            NameList.of(columns.stream().map(column -> "'" + column + "'").toList()),
            Excerpt.of(columns.stream().map(this::text).collect(Collectors.joining(" "))),
            expected));
  }

  /** The line of the file that the row begins in, from 1. */
  public long line() {
    return record.getStartingLineNumber();
  }

  /** "file:line". */
  String place() {
    return file + ":" + record.getStartingLineNumber();
  }
}
