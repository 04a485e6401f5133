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
 * The rows of a CSV file and where they stand in it. Lines are looked up in the file when there is
 * something to say of one.
 */
record ResultFile<R extends Record>(Path path, List<R> rows) {

  /**
   * What is wrong with a field: "trials.csv:3: column 'epochs' is '7'; expected …".
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

  /** The name that a column has in a file of an older version. */
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

  /** What is wrong with a row as a whole. */
  UserErrorException fault(int row, String message) throws IOException {
    return at(record(row), message);
  }

  /** What is wrong with the file as a whole. */
  UserErrorException fault(String message) {
    return new UserErrorException(path + ": " + message);
  }

  /** "trials.csv:3". */
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
