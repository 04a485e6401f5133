package io.github.rnncompare.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;

/** CSV as this project writes it: RFC 4180, LF, numbers that read back as they were. */
public final class Csv {
  private Csv() {}

  /** Header and rows, each of as many fields. */
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
   * A value as a field: nothing for null, a number as the shortest decimal that reads back as it,
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
