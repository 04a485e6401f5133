package io.github.rnncompare.results;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.TextFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a CSV file, with error messages that name their lines. The file is read again for a
 * line number only when there is an error.
 */
record ResultFile<R extends Record>(Path path, List<R> rows) {

  /**
   * The error of a field: "trials.csv:3: column 'epochs' is '7'; expected …".
   *
   * @param row its index in {@link #rows}
   */
  UserErrorException fault(int row, String column, String expected) throws IOException {
    NamedCsvRecord found = record(row);
    String name = found.findField(column).isPresent() ? column : olderName(found, column);
    String field =
        found.findField(name).map(text -> " is '" + Excerpt.of(text) + "'").orElse(" is missing");
    return at(found, "column '" + Excerpt.of(name) + "'" + field + "; expected " + expected);
  }

  /** The former name of a column, if the file has that. */
  private String olderName(NamedCsvRecord found, String column) {
    return OlderNames.columns(OlderNames.now(String.valueOf(path.getFileName())))
        .entrySet()
        .stream()
        .filter(
            name -> name.getValue().equals(column) && found.findField(name.getKey()).isPresent())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(column);
  }

  /** The error of a row as a whole. */
  UserErrorException fault(int row, String message) throws IOException {
    return at(record(row), message);
  }

  /** The error of the file as a whole. */
  UserErrorException fault(String message) {
    return new UserErrorException(path + ": " + message);
  }

  /** The place of a row, such as "trials.csv:3". */
  String place(int row) throws IOException {
    return path + ":" + record(row).getStartingLineNumber();
  }

  boolean hasColumn(String column) throws IOException {
    return !rows.isEmpty() && Optional.of(record(0)).flatMap(r -> r.findField(column)).isPresent();
  }

  private UserErrorException at(NamedCsvRecord found, String message) {
    return new UserErrorException(path + ":" + found.getStartingLineNumber() + ": " + message);
  }

  private NamedCsvRecord record(int row) throws IOException {
    String text = TextFile.read(path, "file");
    try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(text)) {
      return records.stream().skip(row).findFirst().orElseThrow();
    }
  }
}
