package io.github.rnncompare.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;

/** Writes CSV row by row, as {@link Csv} writes it at once. */
public final class CsvRows {
  private final CsvWriter csv;

  /**
   * Writes a header.
   *
   * @param out stays open
   */
  public CsvRows(Writer out, List<String> header) throws IOException {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    row(header);
  }

  /**
   * Writes a row.
   *
   * @param values as many as the header has, see {@link Csv#field}
   */
  public void row(List<?> values) throws IOException {
    try {
      csv.writeRecord(values.stream().map(Csv::field).toList());
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  /** Passes on all that was written. */
  public void flush() throws IOException {
    csv.flush();
  }
}
