package io.github.rnncompare.results;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.rnncompare.folder.ResultsFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Maps names of files and columns in older versions to their current names. */
final class OlderNames {
  static final String BASELINES = "floors.csv";

  private static final Map<String, String> FILES = Map.of(BASELINES, RunTables.BASELINES);
  private static final Map<String, String> OF_EPOCHS = Map.of("metric", "validation_metric");
  private static final Map<String, String> OF_STATISTICS = Map.of("figure", "measure");
  private static final Map<String, Map<String, String>> COLUMNS =
      Map.of(
          RunTables.TRIALS, Map.of("implementation", "engine"),
          RunTables.SWEEP_TRIALS, Map.of("implementation", "engine"),
          RunTables.LOSSES, OF_EPOCHS,
          RunTables.SWEEP_LOSSES, OF_EPOCHS,
          RunTables.BASELINES, Map.of("floor", "baseline", "figure", "measure"),
          RunFiles.SUMMARY_FILE, OF_STATISTICS,
          RunFiles.SWEEP_SUMMARY, OF_STATISTICS,
          RunFiles.COMPARISONS_FILE, OF_STATISTICS);

  private OlderNames() {}

  /** The current names of a file's columns, by their former names. */
  static Map<String, String> columns(String file) {
    return COLUMNS.getOrDefault(file, Map.of());
  }

  /** The current name of the column for a swept key. */
  static String configuration(String column) {
    return column.replaceFirst("^setting_", "configuration_");
  }

  /** The current name of a file. */
  static String now(String file) {
    return FILES.getOrDefault(file, file);
  }

  /** These names and all former names. */
  static List<String> and(List<String> files) {
    List<String> all = new ArrayList<>(files);
    all.addAll(FILES.keySet());
    return all;
  }

  /** The name of a file in a folder: the current one, or a former one if only that is there. */
  static String present(ResultsFolder folder, String file) throws IOException {
    for (Map.Entry<String, String> older : FILES.entrySet()) {
      if (older.getValue().equals(file)
          && !folder.isTaken(file)
          && folder.isTaken(older.getKey())) {
        return older.getKey();
      }
    }
    return file;
  }

  /**
   * A file's text with the current column names; unchanged if it has them already, or is no table.
   */
  static String translated(String file, String text) throws IOException {
    List<String> header;
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(text)) {
      header = header(records);
    } catch (CsvParseException e) {
      return text; // another check reports it
    }
    int end = text.indexOf('\n');
    List<String> now = header.stream().map(column -> now(file, column)).toList();
    return end < 0 || now.equals(header)
        ? text
        : Csv.text(now, List.of()) + text.substring(end + 1);
  }

  private static List<String> header(CsvReader<CsvRecord> records) {
    return records.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
  }

  /** The name that a column of a file has now. */
  private static String now(String file, String column) {
    return configuration(columns(now(file)).getOrDefault(column, column));
  }

  /** The former names in a folder and how they are read, in words: "a.csv as b.csv". */
  static List<String> found(ResultsFolder folder) throws IOException {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      if (present(folder, file.getValue()).equals(file.getKey())) {
        found.add(file.getKey() + " as " + file.getValue());
      }
    }
    for (String file : RunTables.DETERMINISTIC) {
      String name = present(folder, file);
      if (!folder.has(name) || columns(file).isEmpty()) {
        continue;
      }
      try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(folder.file(name))) {
        for (String column : header(records)) {
          if (!now(file, column).equals(column)) {
            found.add(column + " in " + name + " as " + now(file, column));
          }
        }
      }
    }
    return found;
  }
}
