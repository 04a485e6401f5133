package io.github.rnncompare.draft;

import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.column.TimeForms;
import io.github.rnncompare.column.TimeText;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses tables whose columns are named by times, so that a series goes on along the rows. */
final class WideTable {
  /** Fewer columns with such names may well be series of their own. */
  private static final int LEAST_TIMES = 8;

  private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d{1,9})");
  private static final Pattern YEAR = Pattern.compile("(1[5-9]|20)\\d\\d");

  private WideTable() {}

  /**
   * Refuses a table of which most columns of numbers are named by dates, years, months or times of
   * the day, unless the options say what to forecast or that its rows are times.
   *
   * @throws UserErrorException that says how to write it instead
   */
  static void refuse(CsvReading reading, DraftOptions options) throws IOException {
    List<ColumnProfile> numeric =
        reading.profiles().stream()
            .filter(profile -> profile.isNumeric() && !reading.isOfTime(profile))
            .toList();
    List<String> times =
        numeric.stream().map(ColumnProfile::name).filter(WideTable::isTime).toList();
    boolean said = options.kind().isPresent() || options.target().isPresent();
    if (!said && times.size() >= LEAST_TIMES && 2 * times.size() > numeric.size()) {
      throw refused(reading, times, "columns are named by times");
    }
    if (!said && options.id().isEmpty() && reading.time().isEmpty() && hasNamedRows(reading)) {
      List<String> numbered = numbered(numeric);
      if (numbered.size() >= LEAST_TIMES && 2 * numbered.size() > numeric.size()) {
        throw refused(reading, numbered, "columns are numbered");
      }
    }
  }

  private static UserErrorException refused(CsvReading reading, List<String> columns, String what) {
    return new UserErrorException(
        String.format(
            Locale.ROOT,
            "%s: %d %s, from '%s' to '%s', so that each row goes on in"
                + " time; write a row for each value instead, with its time in a column. If each of"
                + " these columns is a series, and the rows are its times, say --as series",
            reading.file(),
            columns.size(),
            what,
            columns.get(0),
            columns.get(columns.size() - 1)));
  }

  /** Whether the first column has another text in each row. */
  private static boolean hasNamedRows(CsvReading reading) throws IOException {
    ColumnProfile first = reading.profiles().get(0);
    Set<String> names = new HashSet<>();
    if (first.isNumeric() || first.missing() > 0) {
      return false;
    }
    DataRow.read(
        DataContent.of(reading.file()),
        List.of(first.name()),
        row -> names.add(row.text(first.name())));
    return names.size() == reading.rows();
  }

  /** The columns whose names are one text with a number that counts on from one to the next. */
  private static List<String> numbered(List<ColumnProfile> columns) {
    List<String> longest = List.of();
    List<String> run = new ArrayList<>();
    String stem = "";
    long last = 0;
    for (ColumnProfile column : columns) {
      Matcher name = NUMBERED.matcher(column.name());
      boolean matches = name.matches();
      long number = matches ? Long.parseLong(name.group(2)) : 0;
      if (!matches || run.isEmpty() || !name.group(1).equals(stem) || number != last + 1) {
        run = new ArrayList<>();
      }
      if (matches) {
        run.add(column.name());
        stem = name.group(1);
        last = number;
      }
      longest = run.size() > longest.size() ? List.copyOf(run) : longest;
    }
    return longest;
  }

  private static boolean isTime(String name) {
    return TimeText.isMonth(name)
        || YEAR.matcher(name).matches()
        || new TimeForms()
            .accept(name).keySet().stream()
                .anyMatch(form -> form == TimeForm.DIGITS || !form.isOfNumbers());
  }
}
