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
            .filter(shape -> isOfDay(shape) || isHour(shape))
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
            .filter(ColumnShape::isInOrder)
            .findFirst();
    List<String> names =
        number.isPresent() ? List.of(number.get().name()) : DateParts.byNumbers(file, columns);
    return names.isEmpty() ? Optional.empty() : Optional.of(columns(names, columns));
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
        || Set.of("time", "seconds", "timestamp", "ts", "epoch")
            .contains(column.toLowerCase(Locale.ROOT));
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
    return DateParts.isHour(shape.name()) && shape.isWithin(0, 24);
  }
}
