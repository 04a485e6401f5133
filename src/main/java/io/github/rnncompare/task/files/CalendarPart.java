package io.github.rnncompare.task.files;

import java.time.LocalDateTime;

/**
 * A part of a time that comes round again, as two features: the sine and the cosine of how far it
 * has gone, so that its end is next to its beginning.
 */
enum CalendarPart {
  /** The time of day. */
  TIME_OF_DAY {
    @Override
    double share(LocalDateTime time) {
      return time.toLocalTime().toNanoOfDay() / NANOS_OF_A_DAY;
    }
  },
  /** The day of the week and its hours, from Monday on. */
  DAY_OF_WEEK {
    @Override
    double share(LocalDateTime time) {
      return (time.getDayOfWeek().getValue() - 1 + TIME_OF_DAY.share(time)) / 7;
    }
  },
  /** The day of the year and its hours. */
  DAY_OF_YEAR {
    @Override
    double share(LocalDateTime time) {
      int days = time.toLocalDate().lengthOfYear();
      return (time.getDayOfYear() - 1 + TIME_OF_DAY.share(time)) / days;
    }
  };

  private static final double NANOS_OF_A_DAY = 86_400e9;

  /** How much of it has passed, from 0 to below 1. */
  abstract double share(LocalDateTime time);

  double sine(LocalDateTime time) {
    return StrictMath.sin(2 * Math.PI * share(time));
  }

  double cosine(LocalDateTime time) {
    return StrictMath.cos(2 * Math.PI * share(time));
  }
}
