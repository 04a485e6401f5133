package io.github.rnncompare.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A row below the header of a CSV file; what is wrong with it is told with its place. */
public record DataRow(Path file, NamedCsvRecord fields) {

  /**
   * Reads a file row by row.
   *
   * @param columns that the header must have; others are passed over
   * @param reader of the rows, of which there is at least one, as long as the header each
   * @throws MistakeException naming file, line and column of what is wrong
   */
  public static void read(Path file, List<String> columns, Consumer<DataRow> reader)
      throws IOException {
    if (!Files.exists(file)) {
      throw new MistakeException("no such data file: " + file);
    }
    if (Files.isDirectory(file)) {
      throw new MistakeException(file + " is a directory; name a CSV file in it");
    }
    // FastCSV by itself would put U+FFFD in the place of what is not UTF-8.
    String content = TextFile.read(file, "file");
    boolean any = false;
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // told below, with the line
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofNamedCsvRecord(content)) {
      for (NamedCsvRecord fields : rows) {
        if (!any) {
          requireColumns(file, fields.getHeader(), columns);
        }
        any = true;
        DataRow row = new DataRow(file, fields);
        row.requireWhole();
        reader.accept(row);
      }
    } catch (CsvParseException e) {
      throw new MistakeException(file + ": " + e.getMessage(), e);
    }
    if (!any) {
      throw new MistakeException(file + ": no rows below a header");
    }
  }

  private static void requireColumns(Path file, List<String> header, List<String> columns) {
    for (String column : columns) {
      if (!header.contains(column)) {
        throw new MistakeException(
            "%s:1: no column '%s'; it has: %s".formatted(file, column, String.join(", ", header)));
      }
    }
  }

  private void requireWhole() {
    int columns = fields.getHeader().size();
    if (fields.getFieldCount() != columns) {
      throw new MistakeException(
          "%s: has %d, but the header %d fields"
              .formatted(place(), fields.getFieldCount(), columns));
    }
  }

  /** The field as it stands there. */
  public String text(String column) {
    return fields.getField(column);
  }

  /** The finite number in a field. */
  public double number(String column) {
    return Numbers.parse(text(column).strip())
        .orElseThrow(() -> mistake(column, "expected a number"));
  }

  /**
   * What is wrong with a field.
   *
   * @param expected what should stand there: "expected a number"
   */
  public MistakeException mistake(String column, String expected) {
    return new MistakeException(
        "%s: column '%s' is '%s'; %s".formatted(place(), column, text(column).strip(), expected));
  }

  private String place() {
    return file + ":" + fields.getStartingLineNumber();
  }
}
