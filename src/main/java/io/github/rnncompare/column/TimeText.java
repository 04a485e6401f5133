package io.github.rnncompare.column;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The time that the fields of several columns give together. */
public final class TimeText {
  private static final Pattern YEAR = Pattern.compile("\\d{4}(\\.0+)?");

  /** A span of the clock, of which the beginning counts. */
  private static final Pattern SPAN =
      Pattern.compile("^(\\d{1,2}[:.]\\d{2})\\s?[-–]\\s?\\d{1,2}[:.]\\d{2}$");

  private static final Pattern WHOLE = Pattern.compile("(\\d{1,3})(\\.0+)?");
  private static final Pattern MARKED = Pattern.compile("[Qq][1-4]|[Ww]\\d{1,2}|I{1,3}|IV");

  private static final List<String> ROMAN = List.of("I", "II", "III", "IV");
  private static final List<String> BEFORE = List.of("", "-", "-", " ", ":", ":");
  private static final int HOUR = 3;
  private static final Set<String> QUARTERS =
      Set.of("quarter", "qtr", "q", "quartal", "trimestre", "trim", "kwartaal", "kvartal");
  private static final Set<String> WEEKS =
      Set.of(
          "week",
          "wk",
          "weekno",
          "weeknumber",
          "weeknum",
          "weekofyear",
          "isoweek",
          "kw",
          "woche",
          "semana",
          "semaine",
          "settimana");
  private static final Set<String> DAYS =
      Set.of("day", "doy", "yday", "dayofyear", "julianday", "julian");

  private TimeText() {}

  /**
   * One text: year, month, day, hour, minute and second as far as they are there ("2005-1-31
   * 18:00"), a year and a quarter ("2005 Q1"), a week ("2005-W05") or a day of it ("2005-031"), or
   * else the fields with blanks between them ("31/1/2005 18:30").
   *
   * @param names of the columns
   * @param written the fields, without blanks around them
   */
  public static String of(List<String> names, List<String> written) {
    List<String> fields = written;
    if (names.size() == 2 && (isQuarter(names.get(1)) || isWeek(names.get(1)))) {
      fields = List.of(written.get(0), unmarked(written.get(1)));
    }
    if (!isParts(fields)) {
      return written.stream()
          .map(field -> SPAN.matcher(field).replaceFirst("$1"))
          .collect(Collectors.joining(" "));
    }
    if (fields.size() == 2) {
      String year = whole(fields.get(0));
      String part = whole(fields.get(1));
      if (isQuarter(names.get(1))) {
        return year + " Q" + part;
      }
      if (isWeek(names.get(1))) {
        return year + "-W" + part;
      }
      if (isDayOfYear(names.get(1))) {
        return year + "-" + "0".repeat(3 - part.length()) + part;
      }
    }
    return ofParts(fields);
  }

  /** Whether a column holds quarters of a year, by its name. */
  public static boolean isQuarter(String column) {
    return QUARTERS.contains(plain(column));
  }

  /** Whether a column holds weeks of a year, by its name. */
  public static boolean isWeek(String column) {
    return WEEKS.contains(plain(column));
  }

  /** Whether a column beside one of years holds days of the year, by its name. */
  public static boolean isDayOfYear(String column) {
    return DAYS.contains(plain(column));
  }

  /** In small letters, without what is between the words. */
  private static String plain(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
  }

  /** Whether a text is the name of a month, or a short one, in one of several languages. */
  public static boolean isMonth(String text) {
    return MonthNames.month(text).isPresent();
  }

  /** Whether a text is a quarter or a week of a year: "Q1", "W05", "III". */
  public static boolean isMarked(String text) {
    return MARKED.matcher(text).matches();
  }

  private static String unmarked(String part) {
    int roman = ROMAN.indexOf(part);
    if (roman >= 0) {
      return String.valueOf(roman + 1);
    }
    return isMarked(part) ? part.substring(1) : part;
  }

  private static String whole(String number) {
    return number.replaceFirst("\\.0+$", "");
  }

  private static boolean isParts(List<String> fields) {
    return fields.size() > 1
        && fields.size() <= BEFORE.size()
        && YEAR.matcher(fields.get(0)).matches()
        && fields.stream().skip(1).allMatch(field -> WHOLE.matcher(field).matches());
  }

  private static String ofParts(List<String> fields) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      String digits = whole(fields.get(i));
      boolean two = i > HOUR && digits.length() == 1;
      text.append(BEFORE.get(i)).append(two ? "0" : "").append(digits);
    }
    return text.toString();
  }
}
