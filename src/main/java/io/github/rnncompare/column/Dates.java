package io.github.rnncompare.column;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates with their time of day, by patterns with a group for each part. */
final class Dates {
  private static final Pattern NAME = Pattern.compile("\\(\\?<([a-z]+)>");
  private static final String MONTH_NAME = "(?<name>\\p{L}{3,14})\\.?";
  private static final String WEEKDAY = "(?:\\p{L}{2,14}\\.?,?\\s+)?";
  private static final String OF = "\\s+de\\s+|";
  private static final String TIME =
      "(?<hour>\\d{1,2})(?:(?<colon>[:.])(?<minute>\\d{2})(?:\\k<colon>(?<second>\\d{2})"
          + "(?:[.,](?<fraction>\\d{1,9})\\d*+)?)?)?(?:\\s?(?<half>[ap])\\.?m\\.?)?";
  private static final String ZONE =
      "(?:\\s?(?:(?<utc>Z|UTC|GMT)|(?<offset>[-+]\\d{2}(?::?\\d{2})?)))?(?:\\[[\\w/+-]+\\])?";
  private static final String TIME_AND_ZONE =
      // Of a span of time the beginning is read.
      "(?:(?:T|,?\\s+|_)" + TIME + ZONE + "(?:\\s+(?:-|–|to)\\s+\\d.*)?)?";
  private static final String SAME = "(?<between>[-/.])";

  static final Written YEAR_MONTH_DAY =
      written(
          "(?<year>\\d{4})"
              + SAME
              + "(?<month>\\d{1,2})\\k<between>(?<day>\\d{1,2})"
              + TIME_AND_ZONE);
  static final Written YEAR_MONTH = written("(?<year>\\d{4})[-/M](?<month>\\d{1,2})");
  static final Written MONTH_YEAR = written("(?<month>\\d{1,2})[-/](?<year>\\d{4})");
  static final Written DAY_MONTH_YEAR =
      written(
          "(?<day>\\d{1,2})"
              + SAME
              + "(?<month>\\d{1,2})\\k<between>(?<year>\\d{4}|\\d{2})"
              + TIME_AND_ZONE);
  static final Written MONTH_DAY_YEAR =
      written(
          "(?<month>\\d{1,2})"
              + SAME
              + "(?<day>\\d{1,2})\\k<between>(?<year>\\d{4}|\\d{2})"
              + TIME_AND_ZONE);
  static final Written SHORT_YEAR_FIRST =
      written("(?<year>\\d{2})-(?<month>\\d{2})-(?<day>\\d{2})" + TIME_AND_ZONE);
  static final Written NAMED_MONTH_LAST =
      written(
          WEEKDAY
              + "(?:(?<day>\\d{1,2})(?:"
              + OF
              + "[-\\s/.]*))?"
              + MONTH_NAME
              + "(?:"
              + OF
              + "[-\\s,/']*)(?<year>\\d{4}|\\d{2})"
              + TIME_AND_ZONE);
  static final Written NAMED_MONTH_FIRST =
      written(
          WEEKDAY
              + MONTH_NAME
              + "[-\\s/]*(?<day>\\d{1,2})(?:,?\\s+|[-/])(?<year>\\d{4})"
              + TIME_AND_ZONE);
  static final Written NAMED_MONTH_BETWEEN =
      written(
          "(?<year>\\d{4})[-\\s/]*" + MONTH_NAME + "(?:[-\\s/]*(?<day>\\d{1,2}))?" + TIME_AND_ZONE);
  static final Written NAMED_MONTH_BEFORE_TIME =
      written(
          "[a-z]{3},?\\s+"
              + MONTH_NAME
              + "\\s+(?<day>\\d{1,2})\\s+"
              + TIME
              + ZONE
              + "\\s+(?<year>\\d{4})");
  static final Written DIGITS =
      written(
          // Ten digits are a year of 1800 to 2099 up to the hour; few seconds since 1970 look so.
          "(?:(?!\\d{10}$)|(?=18|19|20))(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})"
              + "(?:[T_ ]?(?<hour>\\d{2})(?:(?<minute>\\d{2})(?<second>\\d{2})?)?"
              + ZONE
              + ")?");
  static final Written TIME_OF_DAY =
      // What follows a bare time is the end of a span, and no offset from UTC.
      written(
          "(?=\\d{1,2}(?::|\\.\\d{2}\\.\\d{2}$))"
              + TIME
              + "(?:\\s?[-–]\\s?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?|"
              + ZONE
              + ")");

  /** Years of two digits are of 1970 to 2069. */
  private static final int FIRST_SHORT_YEAR = 70;

  private static final int NANO_DIGITS = 9;

  private final Written written;
  private final Matcher parts;

  private Dates(Written written, Matcher parts) {
    this.written = written;
    this.parts = parts;
  }

  /**
   * How a date is written.
   *
   * @param groups the parts that the pattern names
   */
  record Written(Pattern pattern, Set<String> groups) {
    /** A part of a text; empty if the pattern lacks it, or the text. */
    private Optional<String> group(Matcher parts, String name) {
      return groups.contains(name) ? Optional.ofNullable(parts.group(name)) : Optional.empty();
    }
  }

  private static Written written(String regex) {
    Set<String> groups = new HashSet<>();
    NAME.matcher(regex).results().forEach(name -> groups.add(name.group(1)));
    return new Written(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), Set.copyOf(groups));
  }

  /** The time in a text; empty if it is written in another way, or there is no such day. */
  static Optional<Moment> read(Written written, String text) {
    Matcher parts = written.pattern.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Dates date = new Dates(written, parts);
    boolean unknown =
        date.group("name").filter(name -> MonthNames.month(name).isEmpty()).isPresent();
    return unknown ? Optional.empty() : date.moment();
  }

  private Optional<Moment> moment() {
    try {
      return Optional.of(Moment.of(local(), offset()));
    } catch (DateTimeException e) {
      return Optional.empty(); // no such day
    }
  }

  private LocalDateTime local() {
    int hour = hour();
    LocalDate date = LocalDate.of(year(), month(), number("day", 1));
    int minute = number("minute", 0);
    int second = number("second", 0);
    if (hour == 24 && minute == 0 && second == 0) {
      return date.plusDays(1).atStartOfDay();
    }
    int leap = second == 60 ? 1 : 0;
    return date.atTime(hour, minute, second - leap).plusSeconds(leap).plusNanos(nanos());
  }

  private int year() {
    String text = group("year").orElse("1970");
    int year = Integer.parseInt(text);
    return text.length() > 2 ? year : year + (year < FIRST_SHORT_YEAR ? 2000 : 1900);
  }

  private int month() {
    return group("name")
        .flatMap(MonthNames::month)
        .map(Month::getValue)
        .orElseGet(() -> number("month", 1));
  }

  private int hour() {
    int hour = number("hour", 0);
    Optional<String> half = group("half");
    if (half.isEmpty()) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      throw new DateTimeException("hour " + hour + " of half a day");
    }
    return hour % 12 + (half.get().equalsIgnoreCase("p") ? 12 : 0);
  }

  private int nanos() {
    String digits = group("fraction").orElse("0");
    return Integer.parseInt(digits + "0".repeat(NANO_DIGITS - digits.length()));
  }

  private Optional<ZoneOffset> offset() {
    return group("utc").map(utc -> ZoneOffset.UTC).or(() -> group("offset").map(ZoneOffset::of));
  }

  private int number(String name, int missing) {
    return group(name).map(Integer::parseInt).orElse(missing);
  }

  private Optional<String> group(String name) {
    return written.group(parts, name);
  }
}
