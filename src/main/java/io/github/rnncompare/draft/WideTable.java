package io.github.rnncompare.draft;

import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.column.TimeForms;
import io.github.rnncompare.column.TimeText;
import io.github.rnncompare.spec.UserErrorException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses tables whose columns are named by times, so that a series goes on along the rows. */
final class WideTable {
  /** Fewer columns with such names may well be series of their own. */
  private static final int LEAST_TIMES = 8;

  private static final Pattern YEAR = Pattern.compile("(1[5-9]|20)\\d\\d");

  private WideTable() {}

  /**
   * Refuses a table of which most columns of numbers are named by dates, years, months or times of
   * the day, unless the options say what to forecast or that its rows are times.
   *
   * @throws UserErrorException that says how to write it instead
   */
  static void refuse(CsvReading reading, DraftOptions options) {
    List<ColumnProfile> numeric =
        reading.profiles().stream()
            .filter(profile -> profile.isNumeric() && !reading.isOfTime(profile))
            .toList();
    List<String> times =
        numeric.stream().map(ColumnProfile::name).filter(WideTable::isTime).toList();
    boolean said = options.kind().isPresent() || options.target().isPresent();
    if (said || times.size() < LEAST_TIMES || 2 * times.size() <= numeric.size()) {
      return;
    }
    throw new UserErrorException(
        String.format(
            Locale.ROOT,
            "%s: %d columns are named by times, from '%s' to '%s', so that each row goes on in"
                + " time; write a row for each value instead, with its time in a column. If each of"
                + " these columns is a series, and the rows are its times, say --as series",
            reading.file(),
            times.size(),
            times.get(0),
            times.get(times.size() - 1)));
  }

  private static boolean isTime(String name) {
    return TimeText.isMonth(name)
        || YEAR.matcher(name).matches()
        || new TimeForms()
            .accept(name).keySet().stream()
                .anyMatch(form -> form == TimeForm.DIGITS || !form.isOfNumbers());
  }
}
