package io.github.rnncompare.task;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one column of a CSV file with a header as a series of numbers, one a row, in its order. */
final class SeriesFile {
  private SeriesFile() {}

  /**
   * @throws MistakeException naming file, line and column for whatever is not a number
   */
  static double[] read(Path file, String column) throws IOException {
    List<Double> values = new ArrayList<>();
    // FastCSV by itself would put U+FFFD in the place of what is not UTF-8.
    String content = TextFile.read(file, "file");
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(content)) {
      for (NamedCsvRecord row : rows) {
        if (!row.getHeader().contains(column)) {
          throw new MistakeException(
              "%s:1: no column '%s'; it has: %s"
                  .formatted(file, column, String.join(", ", row.getHeader())));
        }
        String place = file + ":" + row.getStartingLineNumber() + ": column '" + column + "'";
        String text =
            row.findField(column)
                .orElseThrow(() -> new MistakeException(place + " is missing in this row"))
                .strip();
        values.add(
            Numbers.parse(text)
                .orElseThrow(
                    () -> new MistakeException(place + " is '" + text + "'; expected a number")));
      }
    } catch (CsvParseException e) {
      throw new MistakeException(file + ": " + e.getMessage(), e);
    }
    if (values.isEmpty()) {
      throw new MistakeException(file + ": no rows below a header");
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
