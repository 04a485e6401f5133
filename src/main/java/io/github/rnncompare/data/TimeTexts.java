package io.github.rnncompare.data;

import io.github.rnncompare.column.TimeForm;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The times of a table as its owner would write them: dates as in ISO 8601, as exact as the column
 * is; numbers, and counts since 1970, as the numbers that they are.
 */
public final class TimeTexts {
  private static final double MICROS = 1e6;
  private static final double MICROS_OF_MILLI = 1e3;
  private static final long MICROS_OF_SECOND = 1_000_000;
  private static final long NANOS_OF_MICRO = 1000;
  private static final MathContext DIGITS = new MathContext(12);

  /** Nanoseconds of a day, a minute, a second, a millisecond and a microsecond. */
  private static final List<Long> UNITS =
      List.of(86_400_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, NANOS_OF_MICRO);

  /** How times of day are written that are whole units. */
  private static final List<String> PATTERNS =
      List.of("", "HH:mm", "HH:mm:ss", "HH:mm:ss.SSS", "HH:mm:ss.SSSSSS");

  private static final DateTimeFormatter WEEKS =
      new DateTimeFormatterBuilder()
          .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
          .appendLiteral("-W")
          .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
          .toFormatter(Locale.ROOT);

  private final Times times;
  private final NextTimes next;
  private final DateTimeFormatter format;
  private final boolean withOffset;

  private TimeTexts(SequenceTable table, Times times, Optional<ZoneId> zone) {
    this.times = times;
    Precision found = Precision.of(times);
    this.next = new NextTimes(table, times, zone, found.weekends());
    this.format = found.format(times.form());
    this.withOffset = found.offsets() && !found.time().isEmpty();
  }

  /**
   * The times of a table; empty if it has none.
   *
   * @param zone of a local clock, see {@link TimeColumns}
   */
  public static Optional<TimeTexts> of(SequenceTable table, Optional<ZoneId> zone) {
    return table
        .times()
        .filter(times -> times.instants().rows() > 0)
        .map(times -> new TimeTexts(table, times, zone));
  }

  /** The time of a row: a text, a Long or a Double. */
  public Object at(long row) {
    double instant = times.at(row);
    return text(instant, times.clock(row) - instant);
  }

  /**
   * The time some steps behind a row; "" where times are not regular.
   *
   * @param first of the rows up to this one that have no gap between them
   */
  public Object after(long row, int steps, long first) {
    Optional<NextTimes.Next> found = next.after(row, steps, first);
    return found.isPresent() ? text(found.get().seconds(), found.get().ahead()) : "";
  }

  private Object text(double instant, double ahead) {
    long micros = Math.round(instant * MICROS);
    return switch (times.form()) {
      case NUMBER -> number(instant);
      case UNIX_SECONDS -> number(micros / MICROS);
      case UNIX_MILLISECONDS -> number(micros / MICROS_OF_MILLI);
      case UNIX_MICROSECONDS -> micros;
      // a double holds no more than microseconds
      case UNIX_NANOSECONDS -> micros * NANOS_OF_MICRO;
      default -> date(instant + ahead, ahead);
    };
  }

  private String date(double clock, double ahead) {
    String date = format.format(local(clock));
    return withOffset ? date + ZoneOffset.ofTotalSeconds((int) ahead) : date;
  }

  /** Rounded to microseconds, which is what a double holds of a time since 1970. */
  static LocalDateTime local(double clock) {
    long micros = Math.round(clock * MICROS);
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS_OF_SECOND),
        (int) (Math.floorMod(micros, MICROS_OF_SECOND) * NANOS_OF_MICRO),
        ZoneOffset.UTC);
  }

  private static Object number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole ? (Object) (long) value : value;
  }

  /**
   * How exact the times of a column are.
   *
   * @param offsets whether a clock is ahead of UTC or behind it
   * @param time how a time of day is written; empty where all are at midnight
   * @param weekends whether a time is on a Saturday or Sunday
   */
  private record Precision(boolean offsets, String time, boolean weekends) {
    static Precision of(Times times) {
      boolean offsets = false;
      boolean weekends = false;
      int unit = 0;
      boolean dates = times.form() != TimeForm.NUMBER;
      for (long row = 0; dates && row < times.instants().rows(); row++) {
        double clock = times.clock(row);
        LocalDateTime local = local(clock);
        offsets |= clock != times.at(row);
        weekends |= local.getDayOfWeek().getValue() > 5;
        while (local.toLocalTime().toNanoOfDay() % UNITS.get(unit) != 0) {
          unit++;
        }
      }
      return new Precision(offsets, PATTERNS.get(unit), weekends);
    }

    DateTimeFormatter format(TimeForm form) {
      return switch (form) {
        case YEAR_MONTH, MONTH_YEAR, MONTH_DIGITS -> of("uuuu-MM");
        case QUARTER, QUARTER_DIGITS -> of("uuuu-'Q'q");
        case WEEK, WEEK_DIGITS -> WEEKS;
        case TIME_OF_DAY -> of(time.isEmpty() ? "HH:mm" : time);
        default -> of(time.isEmpty() ? "uuuu-MM-dd" : "uuuu-MM-dd'T'" + time);
      };
    }

    private static DateTimeFormatter of(String pattern) {
      return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
  }

  /** Without the noise of sums of decimals. */
  static double rounded(double number) {
    return new BigDecimal(number).round(DIGITS).doubleValue();
  }
}
