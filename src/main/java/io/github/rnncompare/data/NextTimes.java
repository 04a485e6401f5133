package io.github.rnncompare.data;

import io.github.rnncompare.column.TimeForm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The times that follow those of a table, where they are regular: so many months, days, or seconds
 * later. Months and days are counted by the clock of the place; a step of a day leaves out weekends
 * if the table has none.
 */
final class NextTimes {
  private static final double DAY = 86_400;
  private static final double NANOS = 1e9;

  private final Times times;
  private final Optional<ZoneId> zone;
  private final boolean weekends;
  private final Optional<Spacing> spacing;

  /**
   * Finds how far apart the times of a table are.
   *
   * @param weekends whether it has a Saturday or Sunday
   */
  NextTimes(SequenceTable table, Times times, Optional<ZoneId> zone, boolean weekends) {
    this.times = times;
    this.zone = zone;
    this.weekends = weekends;
    this.spacing = Spacing.of(table).filter(Spacing::isRegular);
  }

  /**
   * A time.
   *
   * @param seconds since 1970 began, or a plain number
   * @param ahead the clock's seconds ahead of UTC
   */
  record Next(double seconds, double ahead) {}

  /** See {@link TimeTexts#after}; empty where times are not regular. */
  Optional<Next> after(long row, int steps, long first) {
    return spacing.map(found -> after(found, row, steps, first));
  }

  private Next after(Spacing found, long row, int steps, long first) {
    double step = found.median();
    double ahead = times.clock(row) - times.at(row);
    if (times.form() == TimeForm.NUMBER) {
      return new Next(TimeTexts.rounded(times.at(row) + steps * step), 0);
    }
    LocalDateTime last = TimeTexts.local(times.clock(row));
    LocalDateTime before = row > first ? TimeTexts.local(times.clock(row - 1)) : last;
    if (found.months() > 0 && areWholeMonths(before, last)) {
      return next(monthsLater(before, last, steps * found.months()), ahead);
    }
    if (step % DAY == 0) {
      boolean workdays = step == DAY && !weekends && found.gaps() > 0;
      int days = steps * (int) (step / DAY);
      return next(workdays ? workdaysLater(last, days) : last.plusDays(days), ahead);
    }
    double seconds = times.at(row) + steps * step;
    return new Next(seconds, zone.map(place -> Times.ahead(place, seconds)).orElse(ahead));
  }

  private Next next(LocalDateTime local, double aheadOfLast) {
    double ahead =
        zone.map(place -> (double) local.atZone(place).getOffset().getTotalSeconds())
            .orElse(aheadOfLast);
    Instant clock = local.toInstant(ZoneOffset.UTC);
    double seconds = clock.getEpochSecond() + clock.getNano() / NANOS;
    return new Next(seconds - ahead, ahead);
  }

  /** The same day of two months, or the last day where one of them is too short for that. */
  private static boolean areWholeMonths(LocalDateTime before, LocalDateTime last) {
    LocalDateTime earlierDay = before.getDayOfMonth() < last.getDayOfMonth() ? before : last;
    return before.toLocalTime().equals(last.toLocalTime())
        && (before.getDayOfMonth() == last.getDayOfMonth() || isEnd(earlierDay));
  }

  private static LocalDateTime monthsLater(LocalDateTime before, LocalDateTime last, int months) {
    LocalDateTime later = last.plusMonths(months);
    int length = later.toLocalDate().lengthOfMonth();
    boolean ends = isEnd(before) && isEnd(last);
    int day = ends ? length : Math.max(before.getDayOfMonth(), last.getDayOfMonth());
    return later.withDayOfMonth(Math.min(day, length));
  }

  private static boolean isEnd(LocalDateTime time) {
    return time.getDayOfMonth() == time.toLocalDate().lengthOfMonth();
  }

  private static LocalDateTime workdaysLater(LocalDateTime last, int days) {
    LocalDateTime later = last;
    for (int i = 0; i < days; i++) {
      later = later.plusDays(1);
      while (later.getDayOfWeek().getValue() > 5) {
        later = later.plusDays(1);
      }
    }
    return later;
  }
}
