package io.github.rnncompare.column;

import io.github.rnncompare.spec.Numbers;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A way to write times. A time of day may follow each date: "18", "18:30", "18:30:15.25", "6:30
 * pm", "18.30.15"; then "Z", "UTC" or an offset such as "+01:00".
 */
public enum TimeForm {
  /** The year, the month and the day: "2005-01-31", "2005/1/31", "2005.01.31". */
  YEAR_FIRST("2005-01-31") {
    @Override
    Optional<Moment> read(String text) {
      return Dates.read(Dates.YEAR_MONTH_DAY, text);
    }
  },
  /** The digits of a year and a week, which may be a month or a plain number: "200505". */
  WEEK_DIGITS("200505") {
    @Override
    Optional<Moment> read(String text) {
      return ofDigits(text, 2, WEEK, "-W");
    }
  },
  /** The digits of a year and a quarter, which may be a month or a plain number: "20051". */
  QUARTER_DIGITS("20051") {
    @Override
    Optional<Moment> read(String text) {
      return ofDigits(text, 1, QUARTER, " Q");
    }
  },
  /** The year and the month: "2005-01", "2005/1", "2005M1". */
  YEAR_MONTH("2005-01") {
    @Override
    Optional<Moment> read(String text) {
      return Dates.read(Dates.YEAR_MONTH, text);
    }
  },
  /** The month and the year: "1/2005". */
  MONTH_YEAR("01/2005") {
    @Override
    Optional<Moment> read(String text) {
      return Dates.read(Dates.MONTH_YEAR, text);
    }
  },
  /** The day, the month and the year: "31/1/2005", "31.01.2005", "31-1-05". */
  DAY_FIRST("31/01/2005") {
    @Override
    Optional<Moment> read(String text) {
      return Dates.read(Dates.DAY_MONTH_YEAR, text);
    }
  },
  /** The month, the day and the year: "1/31/2005", "01-31-2005", "1/31/05". */
  MONTH_FIRST("01/31/2005") {
    @Override
    Optional<Moment> read(String text) {
      return Dates.read(Dates.MONTH_DAY_YEAR, text);
    }
  },
  /** The year, the month and the day of two digits each: "05-01-31". */
  SHORT_YEAR_FIRST("05-01-31") {
    @Override
    Optional<Moment> read(String text) {
      return Dates.read(Dates.SHORT_YEAR_FIRST, text);
    }
  },
  /**
   * The name of the month: "31 Jan 2005", "January 31, 2005", "Jan-31-2005", "Jan 2005", "31. März
   * 2005", "31 de enero de 2005".
   */
  NAMED_MONTH("31 Jan 2005") {
    @Override
    Optional<Moment> read(String text) {
      return Dates.read(Dates.NAMED_MONTH_LAST, text)
          .or(() -> Dates.read(Dates.NAMED_MONTH_FIRST, text))
          .or(() -> Dates.read(Dates.NAMED_MONTH_BETWEEN, text))
          .or(() -> Dates.read(Dates.NAMED_MONTH_BEFORE_TIME, text));
    }
  },
  /** A quarter of a year: "2005 Q1", "2005-Q1", "Q1 2005", "1Q2005", "1. Quartal 2005". */
  QUARTER("2005 Q1") {
    @Override
    Optional<Moment> read(String text) {
      Matcher quarter = QUARTERS.matcher(text);
      if (!quarter.matches()) {
        return Optional.empty();
      }
      String before = quarter.group("before");
      int year = Integer.parseInt(before == null ? quarter.group("after") : before);
      String number =
          Stream.of("quarter", "first", "number")
              .map(quarter::group)
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow();
      int month = 3 * Integer.parseInt(number) - 2;
      return Optional.of(day(LocalDate.of(year, month, 1)));
    }
  },
  /** A week, as ISO 8601 counts them: "2005-W05", "2005W5", "W5 2005", "KW 5/2005". */
  WEEK("2005-W05") {
    @Override
    Optional<Moment> read(String text) {
      Matcher week = WEEKS.matcher(text);
      if (!week.matches()) {
        return Optional.empty();
      }
      String before = week.group("before");
      int year = Integer.parseInt(before == null ? week.group("after") : before);
      int number = Integer.parseInt(week.group(before == null ? "first" : "week"));
      LocalDate inYear = LocalDate.of(year, 1, 4);
      return inYear.range(IsoFields.WEEK_OF_WEEK_BASED_YEAR).isValidValue(number)
          ? Optional.of(
              day(
                  inYear
                      .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
                      .with(ChronoField.DAY_OF_WEEK, 1)))
          : Optional.empty();
    }
  },
  /** A day of a year: "2005-031". */
  DAY_OF_YEAR("2005-031") {
    @Override
    Optional<Moment> read(String text) {
      Matcher day = DAYS_OF_YEARS.matcher(text);
      return day.matches()
          ? dayOfYear(Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)))
          : Optional.empty();
    }
  },
  /** Digits alone: "20050131", "2005013118", "200501311830", "20050131T183015". */
  DIGITS("20050131") {
    @Override
    Optional<Moment> read(String text) {
      return Dates.read(Dates.DIGITS, text);
    }
  },
  /** The digits of a year and a month, which may be a plain number: "200501". */
  MONTH_DIGITS("200501") {
    @Override
    Optional<Moment> read(String text) {
      return ofDigits(text, 2, YEAR_MONTH, "-");
    }
  },
  /** The month and the year, with a point between, which may be a plain number: "01.2005". */
  MONTH_YEAR_DIGITS("01.2005") {
    @Override
    Optional<Moment> read(String text) {
      Matcher digits = MONTH_POINT_YEAR.matcher(text);
      return digits.matches()
          ? YEAR_MONTH.read(digits.group(2) + "-" + digits.group(1))
          : Optional.empty();
    }
  },
  /** A time of day: "18:30", "18:30:15.25", "18.30.15". */
  TIME_OF_DAY("18:30:15") {
    @Override
    Optional<Moment> read(String text) {
      return Dates.read(Dates.TIME_OF_DAY, text);
    }
  },
  /** Seconds since 1970 began. */
  UNIX_SECONDS("1107196200") {
    @Override
    Optional<Moment> read(String text) {
      return unix(text, 1);
    }
  },
  /** Milliseconds since 1970 began. */
  UNIX_MILLISECONDS("1107196200000") {
    @Override
    Optional<Moment> read(String text) {
      return unix(text, 1e3);
    }
  },
  /** Microseconds since 1970 began. */
  UNIX_MICROSECONDS("1107196200000000") {
    @Override
    Optional<Moment> read(String text) {
      return unix(text, 1e6);
    }
  },
  /** Nanoseconds since 1970 began. */
  UNIX_NANOSECONDS("1107196200000000000") {
    @Override
    Optional<Moment> read(String text) {
      return unix(text, 1e9);
    }
  },
  /** A number that orders the rows: of seconds, of steps, of years. */
  NUMBER("17.5") {
    @Override
    Optional<Moment> read(String text) {
      return Numbers.parse(text).map(Moment::of);
    }
  };

  private static final Pattern QUARTERS =
      Pattern.compile(
          "(?:(?<before>\\d{4})[- ]?[Qq](?<quarter>[1-4])"
              + "|(?:[Qq](?<first>[1-4])[-/ ]?|(?<number>[1-4])(?:[Qq]|\\.?\\s(?i:Quart[ae]r?l?|Trimestre))\\s?)(?<after>\\d{4}))");

  private static final Pattern WEEKS =
      Pattern.compile(
          "(?:(?<before>\\d{4})[- ]?[Ww](?<week>\\d{1,2})|(?i:W|KW|CW|Week)\\s?(?<first>\\d{1,2})[-/ ](?<after>\\d{4}))");

  private static final Pattern DAYS_OF_YEARS = Pattern.compile("(\\d{4})-(\\d{3})");

  /** A year from 1700 to 2199 and one or two digits; files with missing values add ".0". */
  private static final Pattern YEAR_AND_DIGITS =
      Pattern.compile("((?:1[7-9]|2[01])\\d{2})[-/.]?(\\d{1,2})(?:\\.0+)?");

  private static final Pattern MONTH_POINT_YEAR =
      Pattern.compile("(\\d{1,2})\\.((?:1[7-9]|2[01])\\d{2})");

  /** Counts of units since 1970 are taken for times from 1973 to 2103 only. */
  private static final double FIRST_UNIX = 1e8;

  private static final double LAST_UNIX = 4.2e9;

  private final String example;

  TimeForm(String example) {
    this.example = example;
  }

  /** A time that is written in this form. */
  public String example() {
    return example;
  }

  /**
   * The time in a text; empty if it is not in this form, or if there is no such day.
   *
   * @param text without blanks around it
   */
  abstract Optional<Moment> read(String text);

  /** Whether the form is of numbers, which need not be times at all. */
  public boolean isOfNumbers() {
    return isUnix() || isSaid() || this == DIGITS || this == NUMBER;
  }

  /** Whether times are counted since 1970 began. */
  public boolean isUnix() {
    return compareTo(UNIX_SECONDS) >= 0 && compareTo(UNIX_NANOSECONDS) <= 0;
  }

  /**
   * Whether a column has this form only where somebody says so, as its texts are those of numbers
   * as well.
   */
  public boolean isSaid() {
    return this == MONTH_DIGITS
        || this == MONTH_YEAR_DIGITS
        || this == WEEK_DIGITS
        || this == QUARTER_DIGITS;
  }

  /** A year and so many digits, read in another form with something between them. */
  private static Optional<Moment> ofDigits(String text, int count, TimeForm form, String between) {
    Matcher digits = YEAR_AND_DIGITS.matcher(text);
    return digits.matches() && digits.group(2).length() == count
        ? form.read(digits.group(1) + between + digits.group(2))
        : Optional.empty();
  }

  private static Moment day(LocalDate date) {
    return Moment.of(date.atStartOfDay(), Optional.empty());
  }

  private static Optional<Moment> dayOfYear(int year, int day) {
    return day >= 1 && day <= LocalDate.of(year, 1, 1).lengthOfYear()
        ? Optional.of(day(LocalDate.ofYearDay(year, day)))
        : Optional.empty();
  }

  private static Optional<Moment> unix(String text, double inSecond) {
    return Numbers.parse(text)
        .map(number -> number / inSecond)
        .filter(seconds -> seconds >= FIRST_UNIX && seconds <= LAST_UNIX)
        .map(Moment::of);
  }
}
