package io.github.rnncompare.results;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.OlderRules;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The comparison of a result file with the same file of a repeated run.
 *
 * @param file by its name in the results folder
 * @param detail the first difference; empty if there is none
 */
public record Repetition(String file, Verdict verdict, String detail) {
  /** The tolerated difference relative to the larger number, as processors differ in rounding. */
  public static final double TOLERANCE = 1e-3;

  /** The result of comparing two files. */
  public enum Verdict {
    /** Byte for byte. */
    IDENTICAL,
    /**
     * All numbers of a table or parameters of a model are within {@link #TOLERANCE} of each other;
     * everything else is equal.
     */
    WITHIN_TOLERANCE,
    /** Statistics with the columns of another version, or a file that it did not write. */
    OF_ANOTHER_VERSION,
    DIFFERENT
  }

  /** Whether the repeated run has the same result, exactly or within {@link #TOLERANCE}. */
  public boolean isSame() {
    return verdict != Verdict.DIFFERENT;
  }

  /**
   * Compares the deterministic files of two results folders.
   *
   * @param original the run whose files are expected
   */
  public static List<Repetition> of(RunFiles original, RunFiles repeated) throws IOException {
    List<Repetition> repetitions = new ArrayList<>();
    Set<String> compared = new HashSet<>();
    for (String older : original.deterministic()) {
      String name = OlderNames.now(older);
      compared.add(name);
      repetitions.add(
          repeated.has(name)
              ? compare(name, original.path(older), repeated.path(name))
              : new Repetition(name, Verdict.DIFFERENT, "the repeated run has none"));
    }
    for (String name : repeated.deterministic()) {
      if (!compared.contains(name)) {
        repetitions.add(
            name.equals(RunTables.PREDICTIONS) && isBeforePredictions(original)
                ? new Repetition(
                    name, Verdict.OF_ANOTHER_VERSION, "the older version did not write it")
                : new Repetition(name, Verdict.DIFFERENT, "only the repeated run has it"));
      }
    }
    return repetitions;
  }

  /** Whether a version wrote the run that did not know learnt baselines and predictions. */
  private static boolean isBeforePredictions(RunFiles run) throws IOException {
    return !RunTables.spec(run.path(RunTables.SPEC)).containsKey("baselines");
  }

  private static Repetition compare(String name, Path original, Path repeated) throws IOException {
    long mismatch = Files.mismatch(original, repeated);
    if (mismatch < 0) {
      return new Repetition(name, Verdict.IDENTICAL, "");
    }
    if (name.equals(RunTables.SPEC)) {
      return compareSpecs(name, original, repeated, mismatch);
    }
    if (name.endsWith(".csv")) {
      return compareTexts(name, original, repeated, mismatch);
    }
    return name.endsWith(".zip")
        ? compareModels(name, original, repeated, mismatch)
        : new Repetition(name, Verdict.DIFFERENT, "first differs at byte " + (mismatch + 1));
  }

  private static Repetition compareModels(String name, Path original, Path repeated, long mismatch)
      throws IOException {
    double difference = RepeatedModel.difference(original, repeated);
    if (difference == 0) {
      return new Repetition(name, Verdict.IDENTICAL, "but for the version of rnn-compare in it");
    }
    return difference <= TOLERANCE
        ? new Repetition(
            name,
            Verdict.WITHIN_TOLERANCE,
            String.format(
                Locale.ROOT,
                "largest difference of a parameter, relative to the largest one, %.1e",
                difference))
        : new Repetition(name, Verdict.DIFFERENT, "first differs at byte " + (mismatch + 1));
  }

  /** Compares two resolved specs; the original may lack keys that a version has added since. */
  private static Repetition compareSpecs(String name, Path original, Path repeated, long mismatch)
      throws IOException {
    try {
      Map<String, Object> expected = RunTables.spec(original);
      if (OlderRules.filled(expected).equals(RunTables.spec(repeated))) {
        return new Repetition(
            name,
            Verdict.IDENTICAL,
            "but for keys that the older version did not have: "
                + String.join(", ", OlderRules.missing(expected)));
      }
    } catch (UserErrorException e) {
      // a damaged spec equals no other
    }
    return new Repetition(name, Verdict.DIFFERENT, "first differs at byte " + (mismatch + 1));
  }

  /** Compares two tables; a damaged file that is no table counts as different. */
  private static Repetition compareTexts(String name, Path original, Path repeated, long mismatch)
      throws IOException {
    // invalid bytes become replacement characters, which our files never contain
    String expected =
        OlderNames.translated(
            name, new String(Files.readAllBytes(original), StandardCharsets.UTF_8));
    String found = Files.readString(repeated);
    if (expected.equals(found)) {
      return new Repetition(name, Verdict.IDENTICAL, "but for the names of an older version");
    }
    try {
      List<NamedCsvRecord> rows = rows(expected);
      List<NamedCsvRecord> others = rows(found);
      return RunFiles.STATISTICS.contains(name) && !header(rows).equals(header(others))
          ? new Repetition(name, Verdict.OF_ANOTHER_VERSION, "`report` makes it anew")
          : compareTables(name, rows, others);
    } catch (CsvParseException e) {
      return new Repetition(
          name,
          Verdict.DIFFERENT,
          "is no table (" + e.getMessage() + "); first differs at byte " + (mismatch + 1));
    }
  }

  private static Repetition compareTables(
      String name, List<NamedCsvRecord> expected, List<NamedCsvRecord> found) {
    if (expected.size() != found.size()) {
      return new Repetition(
          name,
          Verdict.DIFFERENT,
          String.format(
              Locale.ROOT, "has %d rows, and %d repeated", expected.size(), found.size()));
    }
    String first = "";
    double largest = 0;
    for (int i = 0; i < expected.size(); i++) {
      List<String> columns = expected.get(i).getHeader();
      if (!columns.equals(found.get(i).getHeader())
          || expected.get(i).getFieldCount() != columns.size()
          || found.get(i).getFieldCount() != columns.size()) {
        return new Repetition(name, Verdict.DIFFERENT, "has other columns");
      }
      for (int k = 0; k < columns.size(); k++) {
        String one = expected.get(i).getField(k);
        String other = found.get(i).getField(k);
        if (!one.equals(other) && first.isEmpty()) {
          first =
              String.format(
                  Locale.ROOT,
                  "first differs in line %d, column %s: %s, and %s repeated",
                  i + 2,
                  columns.get(k),
                  shown(one),
                  shown(other));
        }
        largest = Math.max(largest, difference(one, other));
      }
    }
    return new Repetition(
        name,
        largest <= TOLERANCE ? Verdict.WITHIN_TOLERANCE : Verdict.DIFFERENT,
        first
            + (largest < 1
                ? String.format(Locale.ROOT, "; largest relative difference %.1e", largest)
                : ""));
  }

  private static List<String> header(List<NamedCsvRecord> rows) {
    return rows.isEmpty() ? List.of() : rows.get(0).getHeader();
  }

  private static String shown(String field) {
    return field.isEmpty() ? "nothing" : field;
  }

  /**
   * The difference relative to the larger number; 0 for equal fields, infinite unless both are
   * numbers.
   */
  private static double difference(String one, String other) {
    if (one.equals(other)) {
      return 0;
    }
    Optional<Double> a = Numbers.parse(one);
    Optional<Double> b = Numbers.parse(other);
    if (a.isEmpty() || b.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.abs(a.get() - b.get()) / Math.max(Math.abs(a.get()), Math.abs(b.get()));
  }

  private static List<NamedCsvRecord> rows(String text) throws IOException {
    try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(text)) {
      return records.stream().toList();
    }
  }
}
