package io.github.rnncompare.reliability;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * All attempts so far, a row each in a plain CSV file, so that attacks which were interrupted go on
 * where they stopped. The first row says what was attacked; attempts on anything else do not count.
 */
final class AttemptLog {
  private static final int FIELDS = 6;

  private final Path file;
  private final String head;
  private final List<Attempt> attempts = new ArrayList<>();
  private final boolean begunAnew;

  /**
   * @param attacked the program and the form, full or quick
   */
  AttemptLog(Path file, String attacked) throws IOException {
    this.file = file;
    String text = Files.exists(file) ? Files.readString(file) : "";
    // a row that was being written when the process was killed
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    head = row(attacked);
    boolean same = whole.startsWith(head);
    begunAnew = !same && !text.isEmpty();
    if (same) {
      read(whole.substring(head.length()));
    }
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    Files.writeString(file, same ? whole : head);
  }

  private void read(String rows) throws IOException {
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(rows)) {
      for (CsvRecord fields : records) {
        if (fields.getFieldCount() == FIELDS) {
          attempts.add(
              new Attempt(
                  fields.getField(0),
                  Integer.parseInt(fields.getField(1)),
                  Outcome.Verdict.valueOf(fields.getField(2)),
                  fields.getField(3),
                  fields.getField(4),
                  Long.parseLong(fields.getField(5))));
        }
      }
    }
  }

  private static String row(String... fields) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(fields);
    }
    return text.toString();
  }

  private static String row(Attempt attempt) throws IOException {
    return row(
        attempt.attack(),
        String.valueOf(attempt.number()),
        attempt.verdict().name(),
        attempt.kind(),
        attempt.detail(),
        String.valueOf(attempt.milliseconds()));
  }

  /** Whether the file had attempts on something else, which are gone. */
  boolean isBegunAnew() {
    return begunAnew;
  }

  synchronized void add(Attempt attempt) throws IOException {
    Files.writeString(file, row(attempt), StandardOpenOption.APPEND);
    attempts.add(attempt);
  }

  /** Takes out the attempts of one attack, which is to be tried again. */
  synchronized void forget(String attack) throws IOException {
    List<Attempt> others =
        attempts.stream().filter(attempt -> !attempt.attack().equals(attack)).toList();
    StringBuilder text = new StringBuilder(head);
    for (Attempt attempt : others) {
      text.append(row(attempt));
    }
    Files.writeString(file, text);
    attempts.clear();
    attempts.addAll(others);
  }

  /** Those of one attack, in the order in which they ended. */
  synchronized List<Attempt> of(String attack) {
    return attempts.stream().filter(attempt -> attempt.attack().equals(attack)).toList();
  }
}
