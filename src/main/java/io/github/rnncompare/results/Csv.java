package io.github.rnncompare.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;

/** CSV as this project writes it: RFC 4180, LF, numbers that are read back exactly. */
public final class Csv {
  private Csv() {}

  /** The text of a header and rows, all with the same number of fields. */
  public static String text(List<String> header, List<List<String>> rows) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(header);
      for (List<String> row : rows) {
        csv.writeRecord(row);
      }
    }
    return text.toString();
  }

  /**
   * A value as a field: empty for null; a number as the shortest decimal that is read back exactly,
   * the same on every Java version.
   */
  public static String field(@Nullable Object value) {
    if (value instanceof Double number) {
      return NumberOutput.toString(number, true);
    }
    if (value instanceof Float number) {
      return NumberOutput.toString(number, true);
    }
    return value == null ? "" : value.toString();
  }
}
