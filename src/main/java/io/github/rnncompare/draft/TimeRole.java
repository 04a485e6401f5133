package io.github.rnncompare.draft;

import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.column.TimeText;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the columns that say when a row is. */
final class TimeRole {
  /** Names of the parts of a time, from the largest to the smallest. */
  private static final List<String> PARTS =
      List.of("year", "month", "day", "hour", "minute", "second");

  private TimeRole() {}

  /** One column, or several; empty if no column has times. */
  static Optional<TimeColumns> of(List<ColumnShape> columns) {
    Optional<ColumnShape> date =
        columns.stream().filter(ColumnShape::isTime).filter(shape -> !isOfDay(shape)).findFirst();
    if (date.isPresent()) {
      List<String> names = new ArrayList<>(List.of(date.get().name()));
      if (!date.get().isInOrder()) {
        columns.stream()
            .filter(shape -> isOfDay(shape) || isHour(shape))
            .findFirst()
            .ifPresent(shape -> names.add(shape.name()));
      }
      return Optional.of(columns(names, columns));
    }
    List<String> parts = parts(columns);
    if (!parts.isEmpty()) {
      return Optional.of(columns(parts, columns));
    }
    return columns.stream()
        .filter(shape -> isOfDay(shape) || (isOfTimes(shape.name()) && isNumber(shape)))
        .filter(ColumnShape::isInOrder)
        .findFirst()
        .map(shape -> columns(List.of(shape.name()), columns));
  }

  /**
   * Fails where a column has times, but not in all rows, or in no form that is read, so that rows
   * would be taken in the wrong order.
   */
  static void requireRead(Path file, List<ColumnShape> columns) {
    for (ColumnShape column : columns) {
      String place =
          String.format(
              Locale.ROOT,
              "%s:%d: column '%s' is '%s'",
              file,
              column.firstNoTimeLine(),
              column.name(),
              Excerpt.of(column.firstNoTime()));
      if (column.isNearlyTime()) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s; expected a time like '%s', as %s",
                place,
                column.earliest(),
                column.noTimes() == 1
                    ? "nearly all rows have; mend this one or leave it out"
                    : String.format(
                        Locale.ROOT,
                        "most rows have; %,d have none, as those of totals: mend them or leave them out",
                        column.noTimes())));
      }
      if (column.isOfUnknownTimes()) {
        throw new UserErrorException(
            place
                + ", a form of times that is not read; write them as 2021-05-30 18:30, say, or"
                + " rename the column if it holds no times");
      }
    }
  }

  private static boolean isOfTimes(String column) {
    return Names.isOfStepsAlone(column)
        || Set.of("time", "seconds").contains(column.toLowerCase(Locale.ROOT));
  }

  private static boolean isNumber(ColumnShape shape) {
    return shape.isNumeric() && shape.times().contains(TimeForm.NUMBER);
  }

  /** Other columns of times that are as much in order as the one that was found. */
  static List<String> others(List<ColumnShape> columns, TimeColumns found) {
    boolean ordered =
        columns.stream()
            .filter(shape -> found.names().equals(List.of(shape.name())))
            .anyMatch(ColumnShape::isInOrder);
    return columns.stream()
        .filter(shape -> ordered && shape.isTime() && !isOfDay(shape) && shape.isInOrder())
        .map(ColumnShape::name)
        .filter(name -> !found.names().contains(name) && !name.contains(","))
        .toList();
  }

  /** Columns of these names, with what a spec has to say of how they are read. */
  static TimeColumns columns(List<String> names, List<ColumnShape> columns) {
    Optional<TimeForm> said =
        columns.stream()
            .filter(shape -> names.equals(List.of(shape.name())))
            .findFirst()
            .flatMap(ColumnShape::saidForm);
    return new TimeColumns(names, said, Optional.empty());
  }

  private static boolean isOfDay(ColumnShape shape) {
    return shape.times().contains(TimeForm.TIME_OF_DAY);
  }

  private static boolean isHour(ColumnShape shape) {
    return shape.name().equalsIgnoreCase("hour") && shape.isNumeric();
  }

  /** Columns named year, month, …, as far as they are there. */
  private static List<String> parts(List<ColumnShape> columns) {
    List<String> names = new ArrayList<>();
    for (String part : PARTS) {
      boolean year = names.isEmpty();
      Optional<ColumnShape> column =
          columns.stream()
              .filter(shape -> shape.name().toLowerCase(Locale.ROOT).equals(part))
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
}
