package io.github.rnncompare.draft;

import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the columns that say when a row is. */
final class TimeRole {
  private TimeRole() {}

  /** One column, or several; empty if no column has times. */
  static Optional<TimeColumns> of(Path file, List<ColumnShape> columns) throws IOException {
    Optional<ColumnShape> date =
        columns.stream()
            .filter(shape -> shape.isTime() && !shape.isConstant())
            .filter(shape -> !isOfDay(shape))
            .findFirst();
    if (date.isPresent()) {
      List<String> names = new ArrayList<>(List.of(date.get().name()));
      if (!date.get().isInOrder()) {
        columns.stream()
            .filter(shape -> isOfDay(shape) || isHour(shape) || isClock(shape))
            .findFirst()
            .ifPresent(shape -> names.add(shape.name()));
      }
      return Optional.of(columns(names, columns));
    }
    List<String> parts = DateParts.named(columns);
    if (!parts.isEmpty()) {
      return Optional.of(columns(parts, columns));
    }
    Optional<ColumnShape> number =
        columns.stream()
            .filter(shape -> isOfDay(shape) || (isOfTimes(shape.name()) && isNumber(shape)))
            .filter(shape -> shape.isInOrder() && !shape.areShortDates())
            .findFirst();
    List<String> names =
        number.isPresent() ? List.of(number.get().name()) : DateParts.byNumbers(file, columns);
    return names.isEmpty() ? Optional.empty() : Optional.of(columns(names, columns));
  }

  /**
   * Fails where a column has times, but not in all rows, or in no form that is read, so that rows
   * would be taken in the wrong order.
   *
   * @param ignored whether a column shall not be seen
   */
  static void requireRead(Path file, List<ColumnShape> columns, Predicate<String> ignored) {
    for (ColumnShape column : columns) {
      boolean other = column.noTimes() > 0;
      String place =
          String.format(
              Locale.ROOT,
              "%s%s: column '%s' is '%s'",
              file,
              other ? ":" + column.firstNoTimeLine() : "",
              column.name(),
              Excerpt.of(other ? column.firstNoTime() : column.earliest()));
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
      if (column.isOfUnknownTimes() && !ignored.test(column.name())) {
        throw new UserErrorException(
            column.isPartlyTime()
                ? place
                    + "; expected a time like '"
                    + column.earliest()
                    + "', as other rows have; write all in one form"
                : place
                    + ", a form of times that is not read; write them as 2021-05-30 18:30, say, or"
                    + " name the columns to be seen without it: --features");
      }
    }
  }

  private static boolean isOfTimes(String column) {
    return Names.isOfStepsAlone(column)
        || Set.of("time", "seconds", "timestamp", "ts", "epoch", "date", "datum")
            .contains(column.toLowerCase(Locale.ROOT));
  }

  private static boolean isNumber(ColumnShape shape) {
    return shape.isNumeric() && shape.times().contains(TimeForm.NUMBER);
  }

  /**
   * Fails where the offsets from UTC are so many that they are the ends of spans of the clock, as
   * in "2021-05-30 07:00-08:00".
   */
  static void requireOffsets(Path file, List<ColumnShape> columns, TimeColumns time) {
    columns.stream()
        .filter(shape -> time.names().contains(shape.name()) && shape.hasManyOffsets())
        .findFirst()
        .ifPresent(
            shape -> {
              throw new UserErrorException(
                  String.format(
                      Locale.ROOT,
                      "%s: column '%s' has times such as '%s' with many offsets from UTC: if they"
                          + " are spans of the clock, write their beginnings alone; else write all"
                          + " times in one zone",
                      file,
                      shape.name(),
                      Excerpt.of(shape.earliest())));
            });
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

  /** Digits of hours and minutes: 0030. */
  private static boolean isClock(ColumnShape shape) {
    return shape.name().toLowerCase(Locale.ROOT).matches(".*(hhmm|time|uhrzeit).*")
        && shape.isWithin(0, 2400);
  }

  private static boolean isHour(ColumnShape shape) {
    return DateParts.isHour(shape.name()) && shape.isWithin(0, 24);
  }
}
