package io.github.rnncompare.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header and then the rows of a CSV file; errors name file and line. */
final class CsvRecords implements Closeable {
  /** How FastCSV's messages end. */
  private static final Pattern PLACE =
      Pattern.compile("(.*) \\(record starting at line (\\d+)\\)", Pattern.DOTALL);

  private final Path file;
  private final TableBeginning beginning;
  private final CloseableIterator<CsvRecord> records;
  private final CsvRecord first;
  private final Header header;
  private final Queue<CsvRecord> waiting = new ArrayDeque<>();
  private CsvRecord last;
  private boolean firstIsNext;

  private CsvRecords(Path file, BufferedReader text, TableBeginning beginning, List<String> asked)
      throws IOException {
    this.file = file;
    this.beginning = beginning;
    this.records =
        CsvReader.builder()
            .fieldSeparator(beginning.separator().orElse(Separator.COMMA).character())
            .skipEmptyLines(beginning.separator().isPresent()) // else a missing value
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // checked below, with the line
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(TableText.of(text, beginning))
            .iterator();
    CsvRecord found = read();
    while (found != null && (isEmpty(found) || isOfSeparator(found))) {
      found = read();
    }
    if (found == null) {
      throw new UserErrorException(file + ": no header, and no rows below it");
    }
    this.first = found;
    this.last = found;
    Header own =
        Header.of(found.getFields(), asked, beginning.firstIsRow()).with(beginning.remarks());
    this.header = own.isInFile() && hasRowNames(own.names().size()) ? own.withRowNames() : own;
    this.firstIsNext = !header.isInFile();
  }

  /** Whether the first two rows have one field more than the header: R writes names of rows so. */
  private boolean hasRowNames(int names) throws IOException {
    if (names == 1) {
      return false;
    }
    boolean all = true;
    for (int i = 0; i < 2; i++) {
      CsvRecord record = read();
      all &= record != null && record.getFieldCount() == names + 1;
      if (record != null) {
        waiting.add(record);
      }
    }
    return all;
  }

  /**
   * Opens a file and reads its header, the first line that is not empty.
   *
   * @param asked columns that must be there, if known
   */
  static CsvRecords open(DataContent file, List<String> asked) throws IOException {
    BufferedReader text = DataText.open(file);
    try {
      return new CsvRecords(file.path(), text, TableBeginning.of(text, asked), asked);
    } catch (IOException | UserErrorException e) {
      text.close();
      throw e;
    }
  }

  /** A line "sep=;", which spreadsheets write before the header. */
  private static boolean isOfSeparator(CsvRecord record) {
    return record.getStartingLineNumber() == 1
        && Separator.isDeclaration(String.join("", record.getFields()));
  }

  Header header() {
    return header;
  }

  /** "file:line" of the last record read, at first the header. */
  String place() {
    return file + ":" + last.getStartingLineNumber();
  }

  /** The next row, as long as the header; null after the last. */
  @Nullable CsvRecord next() throws IOException {
    CsvRecord record = firstIsNext ? first : readRow();
    firstIsNext = false;
    if (record == null) {
      return null;
    }
    boolean isBelowHeader = header.isInFile() && last == first && record != first;
    last = record;
    if (record.getFieldCount() != header.names().size()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: has %d fields, but the %s has %d%s",
              place(),
              record.getFieldCount(),
              header.isInFile() ? "header" : "first row",
              header.names().size(),
              advice(record.getFieldCount(), isBelowHeader)));
    }
    return record;
  }

  private String advice(int fields, boolean isBelowHeader) {
    if (isBelowHeader) {
      String commas =
          header.names().size() == 1 && fields == 2
              ? "; if numbers have a decimal comma, write a point instead"
              : "";
      return commas + "; if other lines stand above the header, delete them";
    }
    return fields == 1 ? "; if it is no row of the table, delete it" : "";
  }

  /** Rows without any value at the end are ignored; elsewhere a value is missing. */
  private @Nullable CsvRecord readRow() throws IOException {
    if (!waiting.isEmpty()) {
      return waiting.remove();
    }
    CsvRecord record = read();
    if (record == null || !isEmpty(record)) {
      return record;
    }
    while (record != null && isEmpty(record)) {
      waiting.add(record);
      record = read();
    }
    if (record == null) {
      waiting.clear();
      return null;
    }
    waiting.add(record);
    return waiting.remove();
  }

  private static boolean isEmpty(CsvRecord record) {
    return record.getFields().stream().allMatch(String::isBlank);
  }

  private @Nullable CsvRecord read() throws IOException {
    try {
      CsvRecord record = records.hasNext() ? records.next() : null;
      while (record != null && beginning.below().contains(record.getStartingLineNumber())) {
        record = records.hasNext() ? records.next() : null;
      }
      return record;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof UserErrorException error) {
        throw error; // in the text itself
      }
      throw new UserErrorException(file + located(String.valueOf(e.getMessage())), e);
    }
  }

  private static String located(String message) {
    Matcher placed = PLACE.matcher(message);
    return placed.matches()
        ? String.format(
            Locale.ROOT,
            ":%s: %s; close quotes, and write a quote within quotes twice",
            placed.group(2),
            placed.group(1))
        : ": " + message;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
