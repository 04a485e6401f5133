package io.github.rnncompare.data;

import io.github.rnncompare.column.TimeForm;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The columns that say when a row is, and how they are read.
 *
 * @param names one column, or several: a date and a time of day, or year, month, day, hour, minute
 *     and second
 * @param dates {@link TimeForm#DAY_FIRST} or {@link TimeForm#MONTH_FIRST}, where the file leaves
 *     that open, or a form that {@link TimeForm#isSaid}; empty where the file shows
 * @param zone the zone of a local clock; empty where times have offsets, or clocks are not set back
 */
public record TimeColumns(List<String> names, Optional<TimeForm> dates, Optional<ZoneId> zone) {
  public TimeColumns {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("times in no column");
    }
  }

  /** One column, read as the file shows. */
  public static TimeColumns of(String name) {
    return new TimeColumns(List.of(name), Optional.empty(), Optional.empty());
  }

  /** The column, or the first of several, for messages. */
  String first() {
    return names.get(0);
  }
}
