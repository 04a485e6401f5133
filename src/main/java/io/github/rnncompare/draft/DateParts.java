package io.github.rnncompare.draft;

import io.github.rnncompare.column.TimeText;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.spec.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the columns of years, months, days and so on that together say when a row is. */
final class DateParts {
  /** Usual names of the parts of a time, from the largest to the smallest. */
  private static final List<Set<String>> NAMES =
      List.of(
          Set.of(
              "year", "yr", "yyyy", "yy", "jahr", "año", "anio", "ano", "année", "annee", "anno",
              "jaar", "år", "rok"),
          Set.of(
              "month", "mon", "mo", "mnth", "mm", "monat", "mes", "mês", "mois", "mese", "maand",
              "måned", "månad"),
          Set.of("day", "dy", "dd", "dom", "tag", "día", "dia", "jour", "giorno", "dag"),
          Set.of(
              "hour",
              "hr",
              "hh",
              "h",
              "stunde",
              "hora",
              "heure",
              "ora",
              "uur",
              "hourending",
              "hour_ending",
              "hr_end",
              "he"),
          Set.of("minute", "min", "mn", "mm", "minuto"),
          Set.of("second", "sec", "ss", "sekunde", "segundo", "seconde"));

  private static final int HOUR = 3;
  private static final Pattern HOURS = Pattern.compile("(?i).*(hour|(^|[^a-z])hr([^a-z]|$)).*");

  /** The least and the most of months, days and hours. */
  private static final int[][] RANGES = {{1, 12}, {1, 31}, {0, 23}};

  private static final int FIRST_YEAR = 1700;
  private static final int LAST_YEAR = 2199;

  /** Of the most that there may be, so many less are still likely: months of 28 days, say. */
  private static final int SHORT = 3;

  private DateParts() {}

  /** Whether a name is one of hours, or has such a one in it: HourEnding, hr_end. */
  static boolean isHour(String name) {
    return NAMES.get(HOUR).contains(plain(name)) || HOURS.matcher(name).matches();
  }

  /** Columns with names of parts, from the year on, as far as they are there. */
  static List<String> named(List<ColumnShape> columns) {
    List<String> names = new ArrayList<>();
    for (Set<String> part : NAMES) {
      boolean year = names.isEmpty();
      Optional<ColumnShape> column =
          columns.stream()
              .filter(shape -> part.contains(plain(shape.name())) && !names.contains(shape.name()))
              .filter(
                  shape ->
                      year
                          ? shape.isOfYears()
                          : shape.isNumeric() || (names.size() == 1 && shape.isOfMonthNames()))
              .findFirst();
      if (column.isEmpty()) {
        partOfYear(columns, names).ifPresent(names::add);
        break;
      }
      names.add(column.get().name());
    }
    return names;
  }

  /** In small letters, without the comment's sign that may stand before a first name. */
  private static String plain(String name) {
    return name.replaceFirst("^[#%]\\s*", "").toLowerCase(Locale.ROOT);
  }

  /** The column of quarters, weeks or days that follows a year. */
  private static Optional<String> partOfYear(List<ColumnShape> columns, List<String> years) {
    List<Predicate<String>> parts =
        List.of(TimeText::isQuarter, TimeText::isWeek, TimeText::isDayOfYear);
    return years.size() != 1
        ? Optional.empty()
        : parts.stream()
            .flatMap(part -> columns.stream().filter(shape -> part.test(shape.name())))
            .filter(shape -> shape.isNumeric() || shape.isMarked())
            .map(ColumnShape::name)
            .findFirst();
  }

  /**
   * Neighbouring columns whose names say nothing, but whose numbers are years, months and perhaps
   * days and hours, in order from row to row; none if there are none such.
   */
  static List<String> byNumbers(Path file, List<ColumnShape> columns) throws IOException {
    for (int i = 0; i + 1 < columns.size(); i++) {
      List<String> names = new ArrayList<>();
      if (columns.get(i).isOfYears() && columns.get(i).isWithin(FIRST_YEAR, LAST_YEAR)) {
        names.add(columns.get(i).name());
        for (int part = 0; part < RANGES.length && i + 1 + part < columns.size(); part++) {
          ColumnShape next = columns.get(i + 1 + part);
          int last = RANGES[part][1] - (part == 0 ? 0 : SHORT);
          if (!next.isWithin(RANGES[part][0], RANGES[part][1])) {
            break;
          }
          names.add(next.name());
          // The last part goes through all its numbers, as do not the months of a short file.
          if (next.reaches(RANGES[part][0], last) && areInOrder(file, names)) {
            return names;
          }
        }
      }
    }
    return List.of();
  }

  private static boolean areInOrder(Path file, List<String> names) throws IOException {
    boolean[] orders = {true, true};
    double[] last = {Double.NaN};
    DataRow.read(
        DataContent.of(file),
        names,
        row -> {
          double now = 0;
          for (String name : names) {
            double part = Numbers.parse(row.text(name).strip()).orElse(Double.NaN);
            now = now * 100 + part;
          }
          orders[0] &= !(now <= last[0]) && !Double.isNaN(now);
          orders[1] &= !(now >= last[0]) && !Double.isNaN(now);
          last[0] = now;
        });
    return orders[0] || orders[1];
  }
}
